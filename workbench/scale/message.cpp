#include "rei/scale/message.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <initializer_list>

#include <unistd.h>

namespace rei::scale {
namespace {

static_assert(sizeof(Heading) == 40);

/// The beginning of a hello; tasks and the host's name follow.
struct HelloHead {
    std::array<char, 8> language{'r', 'e', 'i', 'r', 'o', 'w', 's', '1'};  ///< changes with any message
    Fingerprint::Value study{};
    std::uint32_t threads = 1;
    std::uint32_t tasks = 0;
};

/// The bytes of these one after the other.
Bytes join(std::initializer_list<std::string_view> parts) {
    std::size_t size = 0;
    for (const std::string_view part : parts) size += part.size();
    Bytes out;
    out.reserve(size);
    for (const std::string_view part : parts) out.insert(out.end(), part.begin(), part.end());
    return out;
}

template <class T>
std::string_view bytes_at(const T* values, std::size_t count) {
    return {reinterpret_cast<const char*>(values), count * sizeof(T)};
}

}  // namespace

std::string_view numbers_as_bytes(std::span<const double> numbers) {
    return bytes_at(numbers.data(), numbers.size());
}

bool Message::rows(Rows& into) const {
    if (!has_rows_of(into.width())) return false;
    into.resize(heading.rows);
    if (!body.empty()) std::memcpy(into.values().data(), body.data(), body.size());
    return true;
}

Bytes write_message(const Heading& heading, std::string_view body) {
    return join({bytes_at(&heading, 1), body});
}

Bytes write_message(const Heading& heading, std::span<const double> rows) {
    return write_message(heading, numbers_as_bytes(rows));
}

std::optional<Message> read_message(const Letter& letter) {
    if (letter.content.size() < sizeof(Heading)) return std::nullopt;
    Message out;
    std::memcpy(&out.heading, letter.content.data(), sizeof(Heading));
    out.body = std::string_view(letter.content.data(), letter.content.size()).substr(sizeof(Heading));
    return out;
}

Bytes write_hello(const Hello& hello) {
    HelloHead head;
    head.study = hello.study;
    head.threads = hello.threads;
    head.tasks = static_cast<std::uint32_t>(hello.tasks.size());
    Heading heading;
    heading.kind = Kind::hello;
    return join({bytes_at(&heading, 1), bytes_at(&head, 1), bytes_at(hello.tasks.data(), hello.tasks.size()),
                 hello.host});
}

std::optional<Hello> read_hello(std::string_view body) {
    HelloHead head;
    if (body.size() < sizeof head) return std::nullopt;
    std::memcpy(&head, body.data(), sizeof head);
    body.remove_prefix(sizeof head);
    const std::uint64_t bytes = std::uint64_t{head.tasks} * sizeof(Hello::Task);
    if (head.language != HelloHead().language || body.size() < bytes) return std::nullopt;
    Hello out{head.study, head.threads, std::string(body.substr(bytes)), {}};
    out.tasks.resize(head.tasks);
    if (bytes > 0) std::memcpy(out.tasks.data(), body.data(), bytes);
    return out;
}

std::string host_name() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "?";
}

}  // namespace rei::scale
