#include "rei/replay/noise.hpp"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/seed_seq.hpp>

namespace rei {

std::vector<Push> draw_noise(const Scenario& scenario, const Noise& noise, std::uint32_t run) {
    std::vector<Push> out(scenario.turns.size());
    const auto seed_low = static_cast<std::uint32_t>(noise.seed);
    const auto seed_high = static_cast<std::uint32_t>(noise.seed >> 32U);
    for (std::size_t turn = 0; turn < out.size(); ++turn) {
        if (scenario.turns[turn].text.empty()) continue;
        boost::random::seed_seq key{seed_low, seed_high, run, static_cast<std::uint32_t>(turn)};
        boost::random::mt19937_64 bits(key);
        boost::random::normal_distribution<double> normal(0, noise.sd);
        out[turn].valence = normal(bits);
        out[turn].arousal = normal(bits);
    }
    return out;
}

}  // namespace rei
