// gzip (RFC 1952) of a text that comes piece by piece, by ISA-L, so that a page is packed as it is written
// and never stands whole beside its packed form. One member: curl refuses what has several, though
// section 2.2 allows it. 0.4 MB while it lives. Not for two threads at once; which one it is may change
// between calls.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace vigie::expose {

class gzip_writer {
public:
    /// ISA-L's level 1, which of a page of metrics makes a little less than libdeflate's level 1 does, in
    /// half its time.
    gzip_writer();
    ~gzip_writer();
    gzip_writer(const gzip_writer&) = delete;
    gzip_writer& operator=(const gzip_writer&) = delete;

    /// Appends to `out` what has become of this piece and of those before it.
    void add(std::string_view piece, std::string& out);

    /// Appends the end. Nothing is added after it.
    void finish(std::string& out);

private:
    struct state;

    void pack(std::string_view piece, std::string& out);

    std::unique_ptr<state> state_;
};

}  // namespace vigie::expose
