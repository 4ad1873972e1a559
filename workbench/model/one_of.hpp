// A value that is one of several kinds, for the long lists of edits and commands. std::variant makes every
// file that holds one compile the moves and copies of all its kinds (here 3 of 8 seconds a file); this
// compiles what is used.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>

namespace rei::workbench {

/// Values are shared and never change: a copy costs no more than a pointer. One that was moved from may only
/// be assigned to or destroyed.
template <class First, class... Others>
class OneOf {
    template <class Kind>
    static constexpr std::size_t place_of() {
        constexpr std::array<bool, 1 + sizeof...(Others)> is{std::is_same_v<Kind, First>,
                                                             std::is_same_v<Kind, Others>...};
        std::size_t place = 0;
        while (place < is.size() && !is[place]) ++place;
        return place;
    }

  public:
    OneOf() : OneOf(First{}) {}
    template <class Kind>
    requires(place_of<Kind>() <= sizeof...(Others))
        OneOf(Kind kind)  // NOLINT(google-explicit-constructor): each kind is one, as in std::variant
        : place_(place_of<Kind>()), value_(std::make_shared<const Kind>(std::move(kind))) {}

    /// The value, if it is of that kind.
    template <class Kind>
    [[nodiscard]] const Kind* get_if() const {
        return place_ == place_of<Kind>() ? static_cast<const Kind*>(value_.get()) : nullptr;
    }

    /// What `visitor` gives for the value; it takes every kind and gives one type.
    template <class Visitor>
    decltype(auto) visit(Visitor&& visitor) const {
        using Result = std::invoke_result_t<Visitor&, const First&>;
        using Call = Result (*)(Visitor&, const void*);
        static constexpr std::array<Call, 1 + sizeof...(Others)> calls{call<Result, Visitor, First>,
                                                                       call<Result, Visitor, Others>...};
        return calls[place_](visitor, value_.get());
    }

  private:
    template <class Result, class Visitor, class Kind>
    static Result call(Visitor& visitor, const void* value) {
        return visitor(*static_cast<const Kind*>(value));
    }

    std::size_t place_;
    std::shared_ptr<const void> value_;
};

}  // namespace rei::workbench
