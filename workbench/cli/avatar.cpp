// rei avatar: finds VTube Studio, shows what each channel of the policy's faces moves there, and plays the
// moods (DESIGN §9).
#include <chrono>
#include <cmath>
#include <memory>
#include <thread>

#include "avatar_inputs.hpp"
#include "inputs.hpp"
#include "interrupt.hpp"
#include "live_inputs.hpp"
#include "output.hpp"
#include "records.hpp"
#include "subcommands.hpp"
#include "text_table.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/expression/expression.hpp"

namespace rei::cli {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr std::chrono::milliseconds kLook{20};
/// VTube Studio announces itself every two seconds.
constexpr Seconds kAnnouncementPatience{2.5};
/// How aroused a mood is played.
constexpr double kPlayedArousal = 0.6;

struct AvatarArguments {
    SettingFlags flags;
    OutputArguments output;
    double wait_sec = 60;
    double mood_sec = 2;
};

double checked(const char* flag, double value, double lowest) {
    if (std::isfinite(value) && value >= lowest && value <= 86'400) return value;
    refuse(fmt::format("{}: found {}; expected a number of seconds from {} to 86400", flag, value, lowest));
}

/// "MouthSmile", "0.5 − 0.5·BrowDown − 0.5·BrowDownLeft".
std::string formula_of(const avatar::InputRow& row) {
    std::string out = row.offset != 0 ? fmt::format("{:g}", row.offset) : "";
    for (const avatar::ChannelShare& share : row.from) {
        const char* const sign = share.scale < 0 ? (out.empty() ? "−" : " − ") : (out.empty() ? "" : " + ");
        const double size = std::abs(share.scale);
        out += sign + (size == 1 ? share.channel : fmt::format("{:g}·{}", size, share.channel));
    }
    return out;
}

std::string range_text(Interval range) {
    return fmt::format("{:g} … {:g}", range.low, range.high);
}

void write_text(Output& output, const std::vector<avatar::InputState>& inputs,
                const std::vector<std::string>& left_out) {
    TextTable table({{"input of VTube Studio"}, {"is"}, {"range"}, {""}});
    for (const avatar::InputState& input : inputs) {
        const std::string trouble = avatar::trouble_of(input).text();
        table.row({input.row.input, printable(formula_of(input.row)), range_text(input.range),
                   !trouble.empty()   ? printable(trouble)
                   : input.row.custom ? "added by this program; say in VTube Studio what it moves"
                                      : ""});
    }
    output.write(table.text());
    for (const std::string& channel : left_out)
        output.write(
            fmt::format("  {} moves nothing: VTube Studio wants names of 4 to 32 letters and digits; "
                        "a mapping can give it an input\n",
                        printable(channel)));
}

void write_records(Output& output, Format format, const std::vector<avatar::InputState>& inputs) {
    RecordWriter records =
        record_writer(output, format, {"input", "is", "low", "high", "value", "custom", "trouble"});
    for (const avatar::InputState& input : inputs) {
        const std::string is = formula_of(input.row);
        const std::string trouble = avatar::trouble_of(input).text();
        const Cell cells[] = {std::string_view(input.row.input),
                              std::string_view(is),
                              input.range.low,
                              input.range.high,
                              input.value,
                              input.row.custom,
                              std::string_view(trouble)};
        records.row(cells);
    }
    records.end();
}

int mapping(const AvatarArguments& arguments) {
    const live::Settings settings = read_settings(arguments.flags);
    const Policy policy = read_policy(policy_file(settings));
    avatar::Mapping all = avatar_mapping(settings);
    const avatar::PersonaMapping rows = avatar::mapping_for(all, avatar::channels_of(policy));
    Output output(arguments.output.out);
    const std::vector<avatar::InputState> inputs = avatar::InputFeed(rows.rows).inputs();
    switch (arguments.output.chosen()) {
        case Format::json:
            for (const avatar::InputRow& row : rows.rows) {
                if (avatar::find_row(all, row.input) == nullptr) all.push_back(row);
            }
            output.write(avatar::mapping_text(all));
            break;
        case Format::csv:
            write_records(output, Format::csv, inputs);
            break;
        case Format::text:
            write_text(output, inputs, rows.left_out);
            break;
    }
    output.finish();
    return kFine;
}

/// Says each new thing about the avatar on the standard error.
class News {
  public:
    void say(const avatar::AvatarStatus& status) {
        if (status.message == said_) return;
        said_ = status.message;
        fmt::print(stderr, "rei: {}\n", printable(said_));
    }

  private:
    Phrase said_;
};

bool waits_for_user(avatar::Phase phase) {
    return phase == avatar::Phase::asking || phase == avatar::Phase::waiting;
}

/// Wait until the face moves. False where it does not come to that.
bool wait_until_moving(const avatar::Avatar& avatar, bool listens, double wait_sec, News& news) {
    const Clock::time_point begin = Clock::now();
    while (!interrupted()) {
        const avatar::AvatarStatus status = avatar.status();
        const Seconds passed = Clock::now() - begin;
        if (status.phase == avatar::Phase::moving) return true;
        const bool is_hopeless = status.phase == avatar::Phase::denied || !status.is_on ||
                                 (status.is_missing && (!listens || passed > kAnnouncementPatience));
        const bool is_over = is_hopeless || passed.count() > wait_sec;
        if (waits_for_user(status.phase) || is_over) news.say(status);
        if (is_over) return false;
        std::this_thread::sleep_for(kLook);
    }
    return false;
}

int exit_code_of(bool is_fine) {
    return interrupted() ? kInterrupted : is_fine ? kFine : kRuleFailed;
}

int status(const AvatarArguments& arguments) {
    const double wait_sec = checked("--wait", arguments.wait_sec, 0);
    const live::Settings settings = read_settings(arguments.flags);
    const Policy policy = read_policy(policy_file(settings));
    const avatar::AvatarSetup setup = avatar_setup(settings, policy);
    Output output(arguments.output.out);
    output.prepare();
    avatar::Avatar avatar(setup);
    News news;
    avatar.start();
    if (!wait_until_moving(avatar, setup.address.port == 0, wait_sec, news)) return exit_code_of(false);
    // what cannot be moved comes out with the first injection
    const Clock::time_point end = Clock::now() + std::chrono::seconds(1);
    while (avatar.status().accepted == 0 && Clock::now() < end && !interrupted())
        std::this_thread::sleep_for(kLook);
    const avatar::AvatarStatus now = avatar.status();
    if (arguments.output.chosen() == Format::text) {
        output.write(fmt::format("VTube Studio at {}: {}\n", now.address, printable(now.message)));
        write_text(output, now.inputs, avatar.left_out());
    } else {
        write_records(output, arguments.output.chosen(), now.inputs);
    }
    output.finish();
    return exit_code_of(now.accepted > 0);
}

std::string face_text(const Face& face) {
    std::string out;
    for (const auto& [channel, value] : face)
        out += fmt::format("{}{} {:.2f}", out.empty() ? "" : ", ", printable(channel), value);
    return out;
}

int test(const AvatarArguments& arguments) {
    const double wait_sec = checked("--wait", arguments.wait_sec, 0);
    const Seconds mood_sec{checked("--seconds", arguments.mood_sec, 0.05)};
    const live::Settings settings = read_settings(arguments.flags);
    const Policy policy = read_policy(policy_file(settings));
    const avatar::AvatarSetup setup = avatar_setup(settings, policy);
    avatar::Avatar avatar(setup);
    News news;
    avatar.start();
    if (!wait_until_moving(avatar, setup.address.port == 0, wait_sec, news)) return exit_code_of(false);
    Output output("");
    for (const std::string& mood : policy.emotions) {
        const AffectState state{0, kPlayedArousal, 1};
        const Face face = express(policy, mood, state).face;
        avatar.set_target(face, state.intensity, state.arousal);
        output.write(fmt::format("{}: {}\n", output.strong(printable(mood)), face_text(face)));
        output.finish();
        const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(mood_sec);
        while (Clock::now() < end && !interrupted()) {
            if (const avatar::AvatarStatus now = avatar.status(); now.phase != avatar::Phase::moving) {
                news.say(now);
                return exit_code_of(false);
            }
            std::this_thread::sleep_for(kLook);
        }
        if (interrupted()) break;
    }
    news.say(avatar.status());
    return exit_code_of(true);
}

}  // namespace

Run declare_avatar(CLI::App& options) {
    auto arguments = std::make_shared<AvatarArguments>();
    options.require_subcommand(1);
    std::vector<std::pair<CLI::App*, int (*)(const AvatarArguments&)>> runs;
    const auto declare = [&](const char* name, const char* help, int (*run)(const AvatarArguments&)) {
        CLI::App* one = options.add_subcommand(name, help);
        runs.emplace_back(one, run);
        add_setting_arguments(*one, arguments->flags, {"policy", "avatar_mapping"});
        return one;
    };
    const auto with_connection = [&](CLI::App* one) {
        add_setting_arguments(*one, arguments->flags, {"avatar_host"});
        one->add_option("--wait", arguments->wait_sec,
                        "How long to wait for the click in VTube Studio's pop-up (default: 60)")
            ->type_name("SEC");
        return one;
    };
    add_output_arguments(
        *with_connection(
            declare("status", "Find VTube Studio and say what moves there; exit 1 if nothing does", status)),
        arguments->output);
    with_connection(declare("test", "Play each mood of the policy", test))
        ->add_option("--seconds", arguments->mood_sec, "How long each mood is shown (default: 2)")
        ->type_name("SEC");
    add_output_arguments(
        *declare("mapping", "Which input each channel moves; --format json is a file to edit", mapping),
        arguments->output);
    return [arguments, runs] {
        for (const auto& [command, run] : runs) {
            if (command->parsed()) return run(*arguments);
        }
        return kBadInput;
    };
}

}  // namespace rei::cli
