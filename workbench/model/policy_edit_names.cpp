// What undo calls the edits of a policy.
#include <fmt/format.h>

#include "rei/model/policy_edit.hpp"
#include "rei/model/say.hpp"

namespace rei::workbench {
namespace {

struct NameOf {
    const Policy& policy;

    std::string operator()(const AddClass& edit) const { return say("Add class {}", edit.name); }
    std::string operator()(const RenameClass& edit) const {
        return say("Rename class {} to {}", of_class(edit.index), edit.name);
    }
    std::string operator()(const DeleteClass& edit) const {
        return say("Delete class {}", of_class(edit.index));
    }
    std::string operator()(const SetKeywords& edit) const {
        return say("Change the keywords of {}", of_class(edit.index));
    }
    std::string operator()(const AddTrigger& edit) const {
        return say("Add trigger {}", edit.source + "->" + edit.target);
    }
    std::string operator()(const DeleteTrigger& edit) const {
        return say("Delete trigger {}", of_trigger(edit.index));
    }
    std::string operator()(const MoveTrigger& edit) const {
        return say("Move trigger {}", of_trigger(edit.index));
    }
    std::string operator()(const SetTriggerMoods& edit) const {
        return say("Change trigger {} to {}", of_trigger(edit.index), edit.source + "->" + edit.target);
    }
    std::string operator()(const SetTriggerWords& edit) const {
        return say("Change the words of {}", of_trigger(edit.index));
    }
    std::string operator()(const AddRegion& edit) const { return say("Add region {}", edit.region.mood); }
    std::string operator()(const DeleteRegion& edit) const {
        return say("Delete region {}", of_region(edit.index));
    }
    std::string operator()(const MoveRegion& edit) const {
        return say("List region {} elsewhere", of_region(edit.index));
    }
    std::string operator()(const SetRegionMood& edit) const {
        return say("Region {} becomes {}", of_region(edit.index), edit.mood);
    }
    std::string operator()(const SetRegionBounds& edit) const {
        return say("Move region {}", of_region(edit.index));
    }
    std::string operator()(const UnboundRegion& edit) const {
        return say("Region {} at any {}", of_region(edit.index), tr(name_of(edit.axis)));
    }
    std::string operator()(const AddFamily&) const { return tr("Add family"); }
    std::string operator()(const DeleteFamily& edit) const { return say("Delete family {}", edit.index + 1); }
    std::string operator()(const AddToFamily& edit) const {
        return say("Add {} to family {}", edit.mood, edit.index + 1);
    }
    std::string operator()(const RemoveFromFamily& edit) const {
        return say("Take {} out of family {}", edit.mood, edit.index + 1);
    }
    std::string operator()(const SetVoice& edit) const { return say("Change the voice of {}", edit.mood); }
    std::string operator()(const SetFace& edit) const { return say("Change the face of {}", edit.mood); }
    std::string operator()(const SetFaceChannel& edit) const {
        return say("Change {} of {}", edit.channel, edit.mood);
    }
    std::string operator()(const SetStyleHint& edit) const { return say("Change the hint of {}", edit.mood); }
    std::string operator()(const AddMood& edit) const { return say("Add mood {}", edit.name); }
    std::string operator()(const RenameMood& edit) const {
        return say("Rename mood {} to {}", of_mood(edit.index), edit.name);
    }
    std::string operator()(const DeleteMood& edit) const {
        return say("Delete mood {}", of_mood(edit.index));
    }
    std::string operator()(const SetPersonaName&) const { return tr("Rename persona"); }
    std::string operator()(const SetPersonaSummary&) const { return tr("Change the persona's summary"); }
    std::string operator()(const SetSpeechRegister&) const { return tr("Change the register"); }

    [[nodiscard]] std::string of_class(std::size_t k) const {
        return k < policy.classes.size() ? policy.classes[k].name : "?";
    }
    [[nodiscard]] std::string of_trigger(std::size_t k) const {
        return k < policy.transitions.size() ? policy.transitions[k].key : "?";
    }
    [[nodiscard]] std::string of_region(std::size_t k) const {
        return k < policy.regions.size() ? policy.regions[k].mood : "?";
    }
    [[nodiscard]] std::string of_mood(std::size_t k) const {
        return k < policy.emotions.size() ? policy.emotions[k] : "?";
    }
};

}  // namespace

std::string name_of(const PersonaEdit& edit, const Policy& policy) {
    return edit.visit(NameOf{policy});
}

}  // namespace rei::workbench
