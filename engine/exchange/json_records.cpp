#include "rei/exchange/json_records.hpp"

#include <cmath>

#include <fmt/format.h>

#include "rei/exchange/lines.hpp"
#include "rei/exchange/timestamps.hpp"

namespace rei {
namespace {

using nlohmann::json;
using Event = json::parse_event_t;

constexpr int kDeepest = 100;

/// Thrown out of the parser's callback, and caught around it.
struct TooDeep {};

void refuse_depth(int depth, Event event) {
    const bool opens = event == Event::object_start || event == Event::array_start;
    if (opens && depth > kDeepest) throw TooDeep();
}

/// Hands over the items of one list as they end, and lets them go.
class ItemsOf {
  public:
    ItemsOf(std::string_view list, const std::function<void(const json&, std::size_t)>& visit)
        : list_(list), visit_(visit) {}

    bool operator()(int depth, Event event, json& parsed) {
        refuse_depth(depth, event);
        if (depth == 0 && event == Event::array_start) open(1);
        if (depth == 1 && event == Event::key) in_list_ = parsed.get_ref<const std::string&>() == list_;
        if (depth == 1 && event == Event::array_start && in_list_) open(2);
        if (depth == 1 && event == Event::array_end && item_depth_ == 2) item_depth_ = kNowhere;
        const bool ends = event == Event::object_end || event == Event::array_end || event == Event::value;
        // a value's depth is that of its list's content; a structure's that of itself, which is the same
        if (depth != item_depth_ || !ends) return true;
        visit_(parsed, ++number_);
        return false;
    }
    [[nodiscard]] std::size_t items() const { return number_; }
    [[nodiscard]] bool found_list() const { return found_; }

  private:
    void open(int depth) {
        item_depth_ = depth;
        found_ = true;
    }
    static constexpr int kNowhere = -1;
    std::string_view list_;
    const std::function<void(const json&, std::size_t)>& visit_;
    int item_depth_ = kNowhere;
    bool in_list_ = false, found_ = false;
    std::size_t number_ = 0;
};

}  // namespace

std::optional<json> parse_record(std::string_view text) {
    const auto check = [](int depth, Event event, json&) {
        refuse_depth(depth, event);
        return true;
    };
    try {
        json out = json::parse(text.begin(), text.end(), check, false);
        if (out.is_discarded()) return std::nullopt;
        return out;
    } catch (const TooDeep&) {
        return std::nullopt;
    } catch (const json::exception&) {  // a number that no double holds
        return std::nullopt;
    }
}

void each_json_line(std::string_view text, Talk& talk,
                    const std::function<void(const json&, std::size_t)>& visit) {
    talk.count_in("line");
    each_line(text, [&](std::string_view line, std::size_t number) {
        if (line.find_first_not_of(" \t") == std::string_view::npos) return;
        const std::optional<json> record = parse_record(line);
        if (!record || !record->is_object()) return talk.skip("no JSON object", number);
        visit(*record, number);
    });
}

void each_json_item(std::string_view text, std::string_view list, Talk& talk,
                    const std::function<void(const json&, std::size_t)>& visit) {
    talk.count_in("message");
    ItemsOf items(list, visit);
    const auto take = [&items](int depth, Event event, json& parsed) { return items(depth, event, parsed); };
    std::string broken;
    try {
        [[maybe_unused]] const json rest = json::parse(text.begin(), text.end(), take);
    } catch (const TooDeep&) {
        broken = fmt::format("it is nested more than {} levels deep", kDeepest);
    } catch (const json::exception& error) {
        broken = "it is no JSON up to its end: " + std::string(error.what());
    }
    if (!broken.empty() && items.items() > 0)
        talk.skip("and all behind it, where the JSON breaks off", items.items() + 1);
    if (!broken.empty()) talk.fail(broken);
    if (broken.empty() && !items.found_list()) talk.fail(fmt::format("it has no list \"{}\"", list));
}

std::string text_at(const json& object, const char* key) {
    const auto at = object.is_object() ? object.find(key) : object.end();
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::optional<double> number_at(const json& object, const char* key) {
    const auto at = object.is_object() ? object.find(key) : object.end();
    if (at == object.end()) return std::nullopt;
    if (at->is_number()) return at->get<double>();
    if (!at->is_string()) return std::nullopt;
    const std::optional<json> number = parse_record(at->get_ref<const std::string&>());
    return number && number->is_number() ? std::optional<double>(number->get<double>()) : std::nullopt;
}

const json& object_at(const json& object, const char* key) {
    static const json kEmpty = json::object();
    const auto at = object.is_object() ? object.find(key) : object.end();
    return at != object.end() && at->is_object() ? *at : kEmpty;
}

bool flag_at(const json& object, const char* key) {
    const auto at = object.is_object() ? object.find(key) : object.end();
    return at != object.end() && at->is_boolean() && at->get<bool>();
}

std::optional<double> date_at(const json& object, const char* key) {
    const auto at = object.is_object() ? object.find(key) : object.end();
    if (at == object.end()) return std::nullopt;
    if (at->is_number()) return epoch_sec(at->get<double>());
    return at->is_string() ? parse_date(at->get_ref<const std::string&>()) : std::nullopt;
}

}  // namespace rei
