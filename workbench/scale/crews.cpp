#include "rei/scale/crews.hpp"

#include <stdexcept>

#include "rei/scale/checkpoint_crew.hpp"
#include "rei/scale/checkpoint_file.hpp"
#include "rei/scale/foreman.hpp"
#include "rei/scale/rank_crew.hpp"
#include "rei/scale/serve.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei::scale {
namespace {

/// On a rank that helps: the study is not to be stepped there.
class ServingCrew final : public Crew {
  private:
    void work_out(const Rows&, Rows&, const std::function<void()>&) override {
        throw std::logic_error("a rank that serves was asked to lead the study");
    }
};

}  // namespace

Loaded<std::unique_ptr<StudyCrews>> StudyCrews::open(const CrewOptions& options, const Fingerprint& study) {
    std::unique_ptr<StudyCrews> crews(new StudyCrews(options, study));
    if (crews->launch_.ranks > 1) {
        const Loaded<OpenMail> open = load_mpi();
        if (!open) return open.problems;
        crews->open_mail_ = *open;
    }
    if (crews->serves()) return crews;
    if (crews->open_mail_) {
        ForemanSettings settings;
        settings.study = crews->study_;
        settings.threads = crews->options_.threads;
        settings.cut = options.cut;
        settings.is_stopped = options.is_stopped;
        crews->foreman_ = std::make_unique<Foreman>(crews->open_mail_, settings);
    }
    if (!options.checkpoint.empty()) {
        auto file = CheckpointFile::open(options.checkpoint, study);
        if (!file) return file.problems;
        crews->file_ = std::move(*file);
    }
    return crews;
}

StudyCrews::StudyCrews(const CrewOptions& options, const Fingerprint& study)
    : options_(options), study_(study.value()), launch_(launch()) {
    if (options_.threads == 0) options_.threads = threads_for(launch_);
}

StudyCrews::~StudyCrews() = default;

CrewOf StudyCrews::maker() {
    return [this](const RowTask& task) { return make(task); };
}

std::unique_ptr<Crew> StudyCrews::make(const RowTask& task) {
    const auto number = static_cast<std::uint32_t>(tasks_.size());
    tasks_.push_back(&task);
    if (serves()) return std::make_unique<ServingCrew>();
    std::unique_ptr<Crew> crew;
    if (foreman_) {
        crew = std::make_unique<RankCrew>(*foreman_, task, number, options_.threads);
    } else {
        crew = std::make_unique<ThreadCrew>(task, options_.threads);
    }
    if (file_) crew = std::make_unique<CheckpointCrew>(std::move(crew), task, number, *file_);
    return crew;
}

int StudyCrews::serve() {
    const std::unique_ptr<Mail> mail = open_mail_();
    ServeSettings settings;
    settings.study = study_;
    settings.threads = options_.threads;
    if (rei::scale::serve(*mail, tasks_, settings)) mail->finish();
    return 0;
}

int StudyCrews::ranks_ready() const {
    return foreman_ ? foreman_->ranks_ready() : 1;
}

std::uint64_t StudyCrews::rows_found() const {
    return file_ ? file_->rows_found() : 0;
}

std::uint64_t StudyCrews::bytes_cut() const {
    return file_ ? file_->bytes_cut() : 0;
}

int StudyCrews::close() {
    return foreman_ ? foreman_->close() : 0;
}

}  // namespace rei::scale
