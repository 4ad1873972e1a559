#include "rei/avatar/input_feed.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rei::avatar {
namespace {

/// Share of a range below which a change is none.
constexpr double kSmallestStep = 1e-4;
/// Ticks come a little early or late; one that is nearly due is due.
constexpr double kTickSlackSec = 0.002;

bool is_of_a_name(char c) {
    return is_input_name(std::string(4, c));
}

/// Whether the name stands in the text, and not inside a longer one.
bool stands_in(const std::string& text, const std::string& name) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if ((at == 0 || !is_of_a_name(text[at - 1])) && (end == text.size() || !is_of_a_name(text[end])))
            return true;
    }
    return false;
}

}  // namespace

Phrase trouble_of(const InputState& input) {
    switch (input.trouble) {
        case InputTrouble::none:
            return {};
        case InputTrouble::unknown:
            return phrase("VTube Studio has no such input");
        case InputTrouble::owned:
            return phrase("held by another plugin");
        case InputTrouble::not_made:
            return phrase("VTube Studio would not add it: {}", input.message);
    }
    return {};
}

InputFeed::InputFeed(const Mapping& rows) : retry_at_(rows.size(), 0) {
    for (const InputRow& row : rows)
        inputs_.push_back({row, row.range, input_value(row, {}, row.range), InputTrouble::none, {}});
}

bool InputFeed::replace(const Mapping& rows) {
    const auto is_same_input = [](const InputState& state, const InputRow& row) {
        return state.row.input == row.input && state.row.custom == row.custom;
    };
    if (!std::equal(inputs_.begin(), inputs_.end(), rows.begin(), rows.end(), is_same_input)) return false;
    for (std::size_t k = 0; k < rows.size(); ++k) inputs_[k].row = rows[k];
    return true;
}

std::optional<std::size_t> InputFeed::due_for_making() {
    for (std::size_t k = 0; k < inputs_.size(); ++k) {
        InputState& input = inputs_[k];
        if (!input.row.custom || input.asked == input.row.range) continue;
        input.asked = input.row.range;
        return k;
    }
    return {};
}

std::vector<std::size_t> InputFeed::begin(const std::vector<ListedInput>& listed) {
    std::vector<std::size_t> missing;
    for (std::size_t k = 0; k < inputs_.size(); ++k) {
        InputState& input = inputs_[k];
        const auto found = std::find_if(listed.begin(), listed.end(),
                                        [&](const ListedInput& one) { return one.name == input.row.input; });
        clear_trouble(k);
        input.is_listed = found != listed.end();
        if (input.is_listed) {
            input.range = input.asked = found->range;
        } else if (input.row.custom) {
            input.range = input.asked = input.row.range;
            missing.push_back(k);
        } else {
            input.trouble = InputTrouble::unknown;
        }
    }
    return missing;
}

void InputFeed::set_trouble(std::size_t input, InputTrouble trouble, Phrase message, double now_sec) {
    inputs_[input].trouble = trouble;
    inputs_[input].message = std::move(message);
    retry_at_[input] = now_sec + kOwnedRetrySec;
    sent_at_.reset();  // what was sent with it did not arrive
}

void InputFeed::clear_trouble(std::size_t input) {
    inputs_[input].trouble = InputTrouble::none;
    inputs_[input].message = {};
    sent_at_.reset();
}

std::optional<std::vector<InputValue>> InputFeed::due(double now_sec, const Face& face) {
    const double since = sent_at_ ? now_sec - *sent_at_ : kResendSec;
    if (since < kInjectionSec - kTickSlackSec) return {};
    std::vector<InputValue> values;
    bool has_changed = since >= kResendSec - kTickSlackSec;
    for (const std::size_t k : usable()) {
        const InputState& input = inputs_[k];
        const double value = input_value(input.row, face, input.range);
        const double width = input.range.high - input.range.low;
        has_changed = has_changed || std::abs(value - input.value) > kSmallestStep * width;
        values.push_back({input.row.input, value});
    }
    if (!has_changed || values.empty()) return {};
    std::size_t next = 0;
    for (const std::size_t k : usable()) inputs_[k].value = values[next++].value;
    sent_at_ = now_sec;
    return values;
}

std::optional<std::size_t> InputFeed::due_for_retry(double now_sec) {
    for (std::size_t k = 0; k < inputs_.size(); ++k) {
        if (inputs_[k].trouble != InputTrouble::owned || now_sec < retry_at_[k]) continue;
        retry_at_[k] = now_sec + kOwnedRetrySec;
        return k;
    }
    return {};
}

std::vector<std::size_t> InputFeed::usable() const {
    std::vector<std::size_t> out;
    for (std::size_t k = 0; k < inputs_.size(); ++k) {
        if (inputs_[k].trouble == InputTrouble::none) out.push_back(k);
    }
    return out;
}

std::optional<std::size_t> InputFeed::named_in(const std::string& message) const {
    for (const std::size_t k : usable()) {
        if (stands_in(message, inputs_[k].row.input)) return k;
    }
    return {};
}

Phrase InputFeed::status() const {
    const std::size_t moved = usable().size();
    Phrase out = moved == 0   ? phrase("moves no input")
                 : moved == 1 ? phrase("moves 1 input")
                              : phrase("moves {} inputs", moved);
    for (const InputState& input : inputs_) {
        if (input.trouble != InputTrouble::none)
            out = phrase("{}; {}: {}", out, input.row.input, trouble_of(input));
    }
    return out;
}

}  // namespace rei::avatar
