#include "rei/model/talk_scenario.hpp"

#include <algorithm>

#include "rei/live/session_export.hpp"
#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/workbench.hpp"

namespace rei::workbench {

namespace {

Turn turn_of(const live::TurnRecord& said) {
    Turn turn;
    turn.at_sec = said.at_sec;
    turn.user = said.user;
    turn.text = said.text;
    turn.reply = said.reply;
    turn.llm = said.llm;
    return turn;
}

void refused(Workbench& bench, const Problems& problems) {
    if (!problems.empty())
        bench.notices.post(NoticeKind::problem, tr("The timeline does not show this conversation"),
                           say(problems));
}

}  // namespace

bool TalkScenario::is_shown(const Session& session) const {
    return session.has_scenario() && !name_.empty() && session.scenario().name == name_;
}

void TalkScenario::write(Workbench& bench) {
    const Talk& talk = bench.talk;
    Session& session = bench.session;
    const SessionBefore before(session);
    if (is_shown(session) && generation_ == talk.generation()) {
        for (; written_ < talk.turns().size(); ++written_)
            refused(bench, session.edit_scenario(AddTurn{turn_of(talk.turns()[written_])}).problems);
    } else {
        const Scenario whole = live::scenario_of(talk.record(), talk.turns());
        refused(bench, session.put_scenario(tr("Conversation"), whole));
        name_ = whole.name;
    }
    generation_ = talk.generation();
    written_ = talk.turns().size();
    follow_session(bench, before);
}

void TalkScenario::follow(Workbench& bench) {
    Playback& playback = bench.playback;
    if (playback.playing() || playback.time_sec() != put_sec_) follows_ = false;  // somebody looks elsewhere
    if (!follows_) return;
    playback.seek(bench.talk.now_sec());
    put_sec_ = playback.time_sec();
}

void TalkScenario::advance(Workbench& bench) {
    const Talk& talk = bench.talk;
    if (!talk.is_open()) return;
    const bool is_news = generation_ != talk.generation() || written_ < talk.turns().size();
    if (is_news && !talk.turns().empty() && !bench.session.history().is_open()) {
        write(bench);
        bench.playback.pause();
        put_sec_ = bench.playback.time_sec();
        follows_ = true;
    }
    if (is_shown(bench.session)) follow(bench);
}

bool TalkScenario::is_moving(const Workbench& bench) const {
    return follows_ && bench.talk.is_open() && bench.playback.time_sec() < bench.playback.until_sec();
}

}  // namespace rei::workbench
