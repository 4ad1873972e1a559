// An answer on its way, as a pane sees it.
#include "rei/model/answering.hpp"

#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

/// Says a key over two pieces.
class Indiscreet final : public live::Responder {
  public:
    [[nodiscard]] std::string name() const override { return "indiscreet"; }
    live::Answer answer(const live::Request&, live::AnswerListener& listener,
                        const std::stop_token&) override {
        live::Answer out;
        for (const char* piece : {"the key: sk-0123", "456789, s"}) {
            listener.on_text(piece);
            out.reply += piece;
        }
        return out;
    }
};

TEST(Answering, ShowsNoSecretThatComesInPieces) {
    const std::vector<std::string> secrets = {"sk-0123456789"};
    const Answering answering(std::make_shared<Indiscreet>(), {}, secrets);
    std::string seen;
    while (!answering.answer()) seen = answering.text();
    EXPECT_EQ(seen.find("sk-0"), std::string::npos);
    EXPECT_EQ(answering.text(), "the key: [secret], s");
}

}  // namespace
}  // namespace rei::workbench
