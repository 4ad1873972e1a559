#include "rei/llm/line_reader.hpp"

#include <utility>

namespace rei::llm {
namespace {

std::string_view without_return(std::string_view line) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

/// Each whole line of `rest` and then `bytes`; what is left over stays in `rest`.
bool each_line(std::string& rest, std::string_view bytes,
               const std::function<bool(std::string_view)>& on_line) {
    std::size_t from = rest.size();  // no line break before this
    rest += bytes;
    std::size_t begin = 0;
    bool more = true;
    for (std::size_t end = 0; more && (end = rest.find('\n', from)) != std::string::npos;) {
        more = on_line(without_return(std::string_view(rest).substr(begin, end - begin)));
        from = begin = end + 1;
    }
    rest.erase(0, begin);
    return more;
}

}  // namespace

bool LineReader::take(std::string_view bytes, const std::function<bool(std::string_view)>& on_line) {
    return each_line(rest_, bytes,
                     [&](std::string_view line) { return line.empty() ? true : on_line(line); });
}

bool LineReader::finish(const std::function<bool(std::string_view)>& on_line) {
    const std::string last = std::exchange(rest_, {});
    const std::string_view line = without_return(last);
    return line.empty() ? true : on_line(line);
}

bool EventReader::take(std::string_view bytes, const std::function<bool(std::string_view)>& on_data) {
    return each_line(rest_, bytes, [&](std::string_view line) { return take_line(line, on_data); });
}

bool EventReader::take_line(std::string_view line, const std::function<bool(std::string_view)>& on_data) {
    constexpr std::string_view kField = "data:";
    if (line.empty()) return hand_over(on_data);
    if (line.substr(0, kField.size()) != kField) return true;
    line.remove_prefix(kField.size());
    if (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    if (has_data_) data_ += '\n';
    data_ += line;
    has_data_ = true;
    return true;
}

bool EventReader::hand_over(const std::function<bool(std::string_view)>& on_data) {
    if (!std::exchange(has_data_, false)) return true;
    const std::string data = std::exchange(data_, {});
    return on_data(data);
}

bool EventReader::finish(const std::function<bool(std::string_view)>& on_data) {
    const std::string last = std::exchange(rest_, {});
    return take_line(without_return(last), on_data) && hand_over(on_data);
}

}  // namespace rei::llm
