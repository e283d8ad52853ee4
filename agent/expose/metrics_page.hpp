// The page that Prometheus scrapes. Rendered in slices into one immutable buffer that concurrent scrapes
// share; a page younger than 100 ms is given again, so that somebody who asks ten times a second costs no
// more than that. gzip runs on the worker. Lives on the reactor thread.
#pragma once

#include "agent/expose/own_metrics.hpp"
#include "agent/pipeline/pipeline.hpp"
#include "libs/http/server.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <memory>
#include <string>

namespace vigie::expose {

class metrics_page {
public:
    /// What the page is made of, given by the agent.
    struct sources {
        pipeline::pipeline* flow;
        std::function<boost::asio::awaitable<void>()> catch_up;  ///< works off the messages that are there
        std::function<timestamp()> wall;
        std::function<own_figures()> figures;
    };

    metrics_page(sources, const boost::asio::any_io_executor& reactor, boost::asio::any_io_executor worker);

    boost::asio::awaitable<http::response> answer(const http::request&);

    /// Another pipeline has taken over. No page is being written.
    void follow(pipeline::pipeline& successor) noexcept { from_.flow = &successor; }

private:
    struct page {
        std::shared_ptr<const std::string> plain, gzipped;
    };
    boost::asio::awaitable<std::shared_ptr<page>> fresh();
    boost::asio::awaitable<std::string> render();

    sources from_;
    boost::asio::any_io_executor worker_;
    boost::asio::steady_timer rendered_;  ///< cancelled when a page is there: whoever waits for it goes on
    boost::asio::steady_timer stale_;     ///< gives an old page's memory back
    std::shared_ptr<page> page_;
    bool rendering_ = false;
    std::size_t last_size_ = 0;
};

}  // namespace vigie::expose
