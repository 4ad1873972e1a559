// rei model: the language models of an Ollama (DESIGN §9).
#include <cstdlib>
#include <future>
#include <memory>
#include <mutex>

#include "inputs.hpp"
#include "interrupt.hpp"
#include "live_inputs.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "records.hpp"
#include "subcommands.hpp"
#include "text_table.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/llm/from_settings.hpp"
#include "rei/llm/ollama_server.hpp"

namespace rei::cli {
namespace {

struct ModelArguments {
    SettingFlags flags;
    OutputArguments output;
    std::string name;
};

llm::OllamaServer server_of(const ModelArguments& arguments, const llm::Limits& limits) {
    const live::Settings settings = read_settings(arguments.flags);
    const auto address = llm::ollama_of(settings, std::getenv("OLLAMA_HOST"));
    if (!address) throw BadInput{address.problems};
    return {*address, limits, settings.secrets()};
}

std::string size_text(std::int64_t bytes) {
    return fmt::format("{:.1f} GB", static_cast<double>(bytes) / 1e9);
}

int list(const ModelArguments& arguments) {
    llm::Limits limits;
    limits.first_byte = std::chrono::seconds(10);
    const auto models = server_of(arguments, limits).models({});
    if (!models) throw BadInput{models.problems};
    Output output(arguments.output.out);
    const Format format = arguments.output.chosen();
    if (format == Format::text) {
        TextTable table(
            {{"model"}, {"parameters"}, {"quantization"}, {"size", TextTable::Align::right}, {"modified"}});
        for (const llm::ModelEntry& one : *models)
            table.row({printable(one.name), printable(one.size), printable(one.quantization),
                       size_text(one.bytes), printable(one.modified.substr(0, 10))});
        output.write(models->empty() ? "no models yet; `rei model pull NAME` fetches one\n" : table.text());
    } else {
        RecordWriter records =
            record_writer(output, format, {"model", "parameters", "quantization", "bytes", "modified"});
        for (const llm::ModelEntry& one : *models) {
            const Cell cells[] = {std::string_view(one.name), std::string_view(one.size),
                                  std::string_view(one.quantization), one.bytes,
                                  std::string_view(one.modified)};
            records.row(cells);
        }
        records.end();
    }
    output.finish();
    return kFine;
}

/// How far the layer at hand has come; shown by one thread, told by another.
class Share {
  public:
    void tell(const llm::PullProgress& progress) {
        const std::lock_guard lock(mutex_);
        if (progress.total > 0)
            share_ = static_cast<double>(progress.completed) / static_cast<double>(progress.total);
    }
    [[nodiscard]] double share() const {
        const std::lock_guard lock(mutex_);
        return share_;
    }

  private:
    mutable std::mutex mutex_;
    double share_ = 0;
};

int pull(const ModelArguments& arguments) {
    constexpr auto kLook = std::chrono::milliseconds(20);
    llm::Limits limits;
    limits.total = std::chrono::hours(24);
    limits.bytes = std::size_t{1} << 30U;  // of lines that say how far it is
    const llm::OllamaServer server = server_of(arguments, limits);
    Share share;
    std::stop_source stop;
    auto coming = std::async(std::launch::async, [&] {
        return server.pull(arguments.name, stop.get_token(),
                           [&](const llm::PullProgress& progress) { share.tell(progress); });
    });
    {
        ProgressLine line("pulling " + arguments.name);
        while (coming.wait_for(kLook) != std::future_status::ready) {
            line.show(share.share());
            if (interrupted()) stop.request_stop();
        }
    }
    const Problems problems = coming.get();
    if (!problems.empty() && !interrupted()) throw BadInput{problems};
    if (!problems.empty()) fmt::print(stderr, "rei: {}\n", text_of(problems));
    if (problems.empty()) fmt::print("{0} is there; `rei chat --model {0}` talks with it\n", arguments.name);
    return problems.empty() ? kFine : kInterrupted;
}

}  // namespace

Run declare_model(CLI::App& options) {
    auto arguments = std::make_shared<ModelArguments>();
    options.require_subcommand(1);
    CLI::App* of_list = options.add_subcommand("list", "The models there are");
    add_setting_arguments(*of_list, arguments->flags, {"base_url"});
    add_output_arguments(*of_list, arguments->output);
    CLI::App* of_pull = options.add_subcommand("pull", "Fetch a model");
    add_setting_arguments(*of_pull, arguments->flags, {"base_url"});
    of_pull->add_option("NAME", arguments->name, "Such as llama3.2 or qwen3:4b")->required()->type_name("");
    return [arguments, of_list] { return of_list->parsed() ? list(*arguments) : pull(*arguments); };
}

}  // namespace rei::cli
