// What the gateway shows of the services behind it, on its page of metrics.
#pragma once

#include "services/gateway/upstream.hpp"
#include "services/web/metrics.hpp"

#include <memory>
#include <string>

namespace vigie::services {

/// From now on the page has the upstream's figures. `alive` holds the upstream, and is held as
/// long as the page is made.
void show_upstream(metrics&, const std::string& name, upstream&, std::shared_ptr<const void> alive);

}  // namespace vigie::services
