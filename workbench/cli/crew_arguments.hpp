// --threads and --checkpoint, and the crews that the command of a study works with:
//
//     CommandCrews crews(arguments.crews, scale::Fingerprint("rei sweep").add(plan.trial).add(…));
//     Sweep study(plan, crews.maker());
//     if (crews.serves()) return crews.serve();  // a rank of mpirun that only helps
//     while (go_on(study)) …
//
// What comes before `serve` is done by every rank, so nothing is written there. The study's tasks are made
// there, and in the same order by all (rei/scale/crews.hpp).
#pragma once

#include <memory>
#include <string>

#include "interrupt.hpp"

#include "rei/scale/crews.hpp"

namespace CLI {
class App;
}

namespace rei::cli {

struct CrewArguments {
    unsigned threads = 0;
    std::string checkpoint;
};
void add_crew_arguments(CLI::App& arguments, CrewArguments& into);

class CommandCrews {
  public:
    /// Refuses by BadInput. `study` is made of everything that decides what comes out; its title names the
    /// command.
    CommandCrews(const CrewArguments& arguments, const scale::Fingerprint& study);
    /// The other ranks are told that it is over; those that were lost are told of.
    ~CommandCrews();
    CommandCrews(const CommandCrews&) = delete;
    CommandCrews& operator=(const CommandCrews&) = delete;

    /// For the study, which must end before this.
    [[nodiscard]] CrewOf maker() { return crews_->maker(); }
    [[nodiscard]] bool serves() const { return crews_->serves(); }
    /// Help until the first rank has done; gives the exit code.
    [[nodiscard]] int serve() { return crews_->serve(); }

  private:
    std::unique_ptr<scale::StudyCrews> crews_;
};

/// One step of a study. False at its end and where it was interrupted, also in the middle of the step, whose
/// rows are gone then.
template <class Study>
bool go_on(Study& study) {
    try {
        return !interrupted() && study.advance();
    } catch (const scale::WorkStopped&) {
        return false;
    }
}

}  // namespace rei::cli
