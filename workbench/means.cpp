#include "means.hpp"

#include <cstdlib>
#include <memory>
#include <mutex>

#include "rei/avatar/from_settings.hpp"
#include "rei/live/scripted_responder.hpp"
#include "rei/live/settings_file.hpp"
#include "rei/live/wall_clock.hpp"
#include "rei/llm/from_settings.hpp"

namespace rei::workbench {

namespace {

/// A language model that is looked for when it is first asked: on the answer's own thread, so that the window
/// never waits for a network. It calls no plug-ins: those want to be confirmed at the command line.
class ModelOnDemand final : public live::Responder {
  public:
    ModelOnDemand(live::Settings settings, std::string database, std::string companion_file)
        : settings_(std::move(settings)),
          database_(std::move(database)),
          companion_file_(std::move(companion_file)) {}

    [[nodiscard]] std::string name() const override {
        const std::string& model = settings_.value("model");
        return model.empty() ? settings_.value("responder") : model;
    }
    live::Answer answer(const live::Request& request, live::AnswerListener& listener,
                        const std::stop_token& stop) override {
        const std::lock_guard lock(mutex_);
        if (!model_) {
            auto found = find(stop);
            if (!found) {
                live::Answer none;
                none.end = live::Answer::End::failed;
                none.problem = phrase_of(found.problems);
                return none;
            }
            model_ = std::move(*found);
        }
        return model_->answer(request, listener, stop);
    }

  private:
    [[nodiscard]] Loaded<std::unique_ptr<live::Responder>> find(const std::stop_token& stop) const {
        auto tools = llm::tools_of(settings_, database_, companion_file_);
        if (!tools) return tools.problems;
        return llm::model_responder(settings_, std::getenv("OLLAMA_HOST"), std::move(*tools), stop);
    }

    live::Settings settings_;
    std::string database_, companion_file_;
    std::mutex mutex_;
    std::unique_ptr<live::Responder> model_;
};

LiveMeans live_means(const Options& options, const live::Settings& settings) {
    LiveMeans out;
    out.database = options.database;
    if (out.database.empty() && options.screenshot.empty()) out.database = live::database_of(settings);
    out.user = settings.value("user");
    out.secrets = settings.secrets();
    out.wall_ms = live::wall_ms;
    return out;
}

/// None where it cannot be read: the pane of the companion says why.
std::shared_ptr<const companion::Companion> read_companion(const std::string& file) {
    if (file.empty()) return nullptr;
    Loaded<companion::CompanionFile> loaded = companion::load_companion(file);
    return loaded ? std::make_shared<const companion::Companion>(std::move(*loaded)) : nullptr;
}

AvatarMeans avatar_means(const live::Settings& settings, const std::string& config_file) {
    AvatarMeans out;
    out.setup = [settings, config_file](const Policy& policy, avatar::AvatarSetup& into) -> Problems {
        Loaded<avatar::AvatarSetup> setup = avatar::setup_of(settings, config_file, policy);
        if (setup) into = std::move(*setup);
        return setup.problems;
    };
    out.mapping_file = avatar::mapping_file_of(settings, config_file);
    out.read_mapping = [settings, config_file] { return avatar::mapping_of(settings, config_file); };
    Loaded<avatar::Mapping> mapping = out.read_mapping();
    out.mapping = std::move(mapping.value);
    out.mapping_problems = std::move(mapping.problems);
    return out;
}

}  // namespace

void equip(Workbench& bench, const Options& options, const std::string& companion_file) {
    TalkMeans talk;
    CompanionMeans companion;
    const Loaded<live::SettingLayers> layers = live::usual_layers({});
    const Loaded<live::Settings> settings =
        layers ? live::Settings::from(live::setting_table(), *layers) : layers.problems;
    if (!settings) {
        talk.live.problems = companion.live.problems = settings.problems;
    } else {
        talk.live = companion.live = live_means(options, *settings);
        talk.prompt = settings->value("prompt");
        const std::string& named = settings->value("companion");
        companion.file = named.empty() ? companion_file : named;
        talk.responder = [settings = *settings, database = talk.live.database,
                          file = companion.file](const Policy& policy) -> std::shared_ptr<live::Responder> {
            if (llm::is_asked_for(settings)) return std::make_shared<ModelOnDemand>(settings, database, file);
            return std::make_shared<live::ScriptedResponder>(policy, read_companion(file));
        };
        companion.day_of = live::local_day;
        equip_avatar(bench, avatar_means(*settings, layers->config_file));
    }
    bench.talk.equip(std::move(talk));
    bench.reflecting.equip(std::move(companion));
}

}  // namespace rei::workbench
