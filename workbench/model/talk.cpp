#include "rei/model/talk.hpp"

#include <optional>
#include <utility>

#include "rei/live/live_session.hpp"
#include "rei/model/answering.hpp"

namespace rei::workbench {

namespace {

constexpr int kSessionsListed = 200;

Phrase trouble_of(const live::Answer& answer, bool is_stored) {
    if (answer.end == live::Answer::End::whole) return {};
    const Phrase what = answer.end == live::Answer::End::cancelled ? phrase("stopped")
                        : is_stored                                ? phrase("cut off")
                                    : phrase("no answer, and nothing was stored");
    return answer.problem.empty() ? what : phrase("{}: {}", what, answer.problem);
}

}  // namespace

struct Talk::State {
    TalkMeans means;
    std::unique_ptr<live::Store> store;  ///< where it is stays the same, for the session points to it
    std::optional<live::LiveSession> session;
    std::shared_ptr<live::Responder> responder;
    std::vector<live::TurnRecord> turns;
    std::vector<live::SessionSummary> sessions;
    std::unique_ptr<Answering> answering;
    Phrase trouble;
    std::string unanswered;
    bool has_looked = false;
    int generation = 0;
    int reflections_logged = 0;
    std::uint64_t compared_revision = 0;  ///< of the window's session, as of which the next is
    bool is_of = false;

    void open_store() {
        if (!store) store = std::make_unique<live::Store>(means.live.database);
    }

    void take_up(live::LiveSession opened, std::vector<live::TurnRecord> said) {
        answering.reset();
        trouble = {};
        unanswered.clear();
        session.emplace(std::move(opened));
        session->hide(means.live.secrets);
        responder = means.responder(session->persona().policy());
        turns = std::move(said);
        compared_revision = 0;
        ++generation;
    }

    [[nodiscard]] live::PromptRecord prompt() const {
        if (means.prompt.empty() || means.prompt == live::kBuiltInPrompt)
            return {live::kBuiltInPrompt, std::string(live::built_in_template()), {}, 0};
        return store->prompt(means.prompt);
    }
};

Talk::Talk() : state_(std::make_unique<State>()) {}
Talk::~Talk() = default;

void Talk::equip(TalkMeans means) {
    state_->means = std::move(means);
}

std::string Talk::problem() const {
    return state_->means.live.complaint();
}

Problems Talk::look() {
    if (state_->has_looked || !problem().empty()) return {};
    state_->has_looked = true;
    return refused_by_store([&] {
        state_->open_store();
        state_->sessions = state_->store->sessions(kSessionsListed);
    });
}

const std::vector<live::SessionSummary>& Talk::sessions() const {
    return state_->sessions;
}

Problems Talk::begin(const Session& session) {
    if (const std::string why = problem(); !why.empty()) return {{"", {}, "", phrase("{}", why)}};
    return refused_by_store([&] {
        state_->open_store();
        live::SessionSetup setup;
        setup.policy = {session.policy_file().path, session.exported_text(), session.policy()};
        setup.variant = session.main_variant();
        setup.prompt = state_->prompt();
        setup.wall_ms = state_->means.live.wall_ms();
        state_->take_up(live::LiveSession(*state_->store, std::move(setup)), {});
    });
}

Problems Talk::resume(const std::string& id) {
    if (const std::string why = problem(); !why.empty()) return {{"", {}, "", phrase("{}", why)}};
    return refused_by_store([&] {
        state_->open_store();
        state_->take_up(live::LiveSession(*state_->store, id), state_->store->turns(id));
    });
}

Problems Talk::say(const Session& session, const std::string& text) {
    if (is_answering()) return {{"", {}, "", phrase("an answer is still coming")}};
    Problems problems = is_open() ? Problems{} : begin(session);
    if (problems.empty()) {
        problems = refused_by_store([&] {
            live::Request request = state_->session->ask(now_sec(), state_->means.live.user, text);
            state_->answering = std::make_unique<Answering>(state_->responder, std::move(request),
                                                            state_->means.live.secrets);
        });
    }
    state_->unanswered = problems.empty() ? "" : text;
    state_->trouble = phrase_of(problems);
    return problems;
}

void Talk::stop() {
    if (state_->answering) state_->answering->stop();
}

Problems Talk::advance() {
    if (!is_open()) return {};
    if (!is_answering()) {
        state_->session->advance_to(now_sec());
        return {};
    }
    const std::optional<live::Answer> answer = state_->answering->answer();
    if (!answer) return {};
    const std::unique_ptr<Answering> done = std::move(state_->answering);
    state_->unanswered = done->request().text;
    state_->trouble = phrase("the answer could not be stored");
    return refused_by_store([&] {
        live::TurnOutcome outcome =
            state_->session->take(now_sec(), state_->means.live.wall_ms(), done->request(), *answer);
        state_->trouble = trouble_of(*answer, outcome.stored);
        if (!outcome.stored) return;
        state_->unanswered.clear();
        if (outcome.turn.reflection) ++state_->reflections_logged;
        state_->turns.push_back(std::move(outcome.turn));
        state_->sessions = state_->store->sessions(kSessionsListed);
    });
}

bool Talk::is_answering() const {
    return state_->answering != nullptr;
}

ComingAnswer Talk::coming() const {
    const Answering& answering = *state_->answering;
    return {answering.request().user, answering.request().text, answering.text(), answering.is_thinking()};
}

const Phrase& Talk::trouble() const {
    return state_->trouble;
}

const std::string& Talk::user() const {
    return state_->means.live.user;
}

const std::string& Talk::unanswered() const {
    return state_->unanswered;
}

int Talk::reflections_logged() const {
    return state_->reflections_logged;
}

bool Talk::is_open() const {
    return state_->session.has_value();
}

const live::SessionRecord& Talk::record() const {
    return state_->session->record();
}

const std::vector<live::TurnRecord>& Talk::turns() const {
    return state_->turns;
}

std::string Talk::responder_name() const {
    return state_->responder->name();
}

double Talk::now_sec() const {
    return static_cast<double>(state_->means.live.wall_ms() - record().created_ms) / 1000;
}

bool Talk::is_of(const Session& session) const {
    if (state_->compared_revision != session.revision()) {
        state_->compared_revision = session.revision();
        state_->is_of = session.policy() == state_->session->persona().policy();
    }
    return state_->is_of;
}

std::string Talk::prompt_text() const {
    return state_->session->system_text(state_->means.live.user);
}

int Talk::generation() const {
    return state_->generation;
}

}  // namespace rei::workbench
