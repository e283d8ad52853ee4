// The page that Prometheus scrapes, rendered in slices, between which the reactor takes messages and answers
// others. Two forms, each shared by those who ask at the same time: plain, which is whole in memory while
// somebody reads it, and packed, which is packed on the worker as it is written, so that only 256 KiB of text
// and what is packed of it are there. Lives on the reactor thread.
#pragma once

#include "agent/expose/own_metrics.hpp"
#include "agent/expose/shared_body.hpp"
#include "agent/pipeline/pipeline.hpp"
#include "libs/http/server.hpp"

#include <functional>
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
    class hold;
    class slices;
    boost::asio::awaitable<std::string> render_plain();
    boost::asio::awaitable<std::string> render_packed();

    sources from_;
    boost::asio::any_io_executor worker_;
    shared_body plain_, packed_;
    std::size_t plain_size_ = 0, packed_size_ = 0;  ///< of the last ones: the next take as much
    int holds_ = 0;                                 ///< pages being written
};

}  // namespace vigie::expose
