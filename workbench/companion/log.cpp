#include "rei/companion/log.hpp"

namespace rei::companion {

std::span<const RatingName> rating_names() {
    static constexpr RatingName kTable[] = {
        {Rating::flow, "flow", "몰입", "absorbing"},      {Rating::good, "good", "좋음", "did me good"},
        {Rating::okay, "okay", "보통", "all right"},      {Rating::hard, "hard", "어려움", "hard to do"},
        {Rating::unfit, "unfit", "안맞음", "not for me"},
    };
    return kTable;
}

const RatingName& name_of(Rating rating) {
    return rating_names()[static_cast<std::size_t>(rating)];
}

std::optional<Rating> find_rating(std::string_view said) {
    for (const RatingName& one : rating_names()) {
        if (said == one.id || said == one.korean || said == one.english) return one.rating;
    }
    return std::nullopt;
}

}  // namespace rei::companion
