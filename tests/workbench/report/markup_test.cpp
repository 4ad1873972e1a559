#include "rei/report/markup.hpp"

#include "page_reader.hpp"
#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

constexpr const char* kReplaced = "\xEF\xBF\xBD";

TEST(Escaped, LeavesNoMarkup) {
    EXPECT_EQ(escaped("<script>alert(\"1\" + '2') && x</script>"),
              "&lt;script&gt;alert(&quot;1&quot; + &#39;2&#39;) &amp;&amp; x&lt;/script&gt;");
}

TEST(Escaped, LeavesTextOfAnyScriptAsItIs) {
    const std::string text = "오늘 방송 최고였어! é 🎉\tx\ny";
    EXPECT_EQ(escaped(text), text);
}

TEST(Escaped, ReplacesWhatNoPageMayHave) {
    const std::string r = kReplaced;
    EXPECT_EQ(escaped(std::string_view("a\0b", 3)), "a" + r + "b");
    EXPECT_EQ(escaped("\x01\x1b[31m\x7f\xC2\x85"), r + r + "[31m" + r + r);  // also the controls past 0x7f
    EXPECT_EQ(escaped("\xff\xfe"), r + r);                                   // no UTF-8
    EXPECT_EQ(escaped("\xED\xA0\x80").find('\xED'), std::string::npos);      // a surrogate
    EXPECT_EQ(escaped("\xEF\xBF\xBF"), r);                                   // U+FFFF
    EXPECT_EQ(escaped("cut \xEC\x98"), "cut " + r + r);
}

TEST(ShortNumber, HasNoDigitTooMany) {
    EXPECT_EQ(short_number(12.5, 2), "12.5");
    EXPECT_EQ(short_number(100, 2), "100");
    EXPECT_EQ(short_number(-0.001, 2), "0");
    EXPECT_EQ(short_number(-0.126, 2), "-0.13");
    EXPECT_EQ(short_number(1e6, 0), "1000000");
    EXPECT_EQ(percent(1.0 / 3), "33.33%");
}

TEST(Markup, ClosesWhatItOpens) {
    Markup markup;
    {
        const auto outer = markup.open("div", {{"title", "\"<"}});
        markup.leaf("b", {}, "a & b");
        markup.empty("br");
        markup.text("</div>");
    }
    EXPECT_EQ(markup.str(), "<div title=\"&quot;&lt;\"><b>a &amp; b</b><br/>&lt;/div&gt;</div>");
}

TEST(PageReader, NoticesWhatIsNotWellFormed) {
    const auto fault = [](const std::string& body) {
        return test::read_page("<!DOCTYPE html>\n" + body).fault;
    };
    EXPECT_EQ(fault("<p a=\"1\"><br/>x &amp; y</p>\n"), "");
    for (const char* wrong : {"<p>", "<p></b>", "<p a=1></p>", "<p>&nbsp;</p>", "<p>a & b</p>",
                              "<p a=\"<\"/>", "<p/><p/>", "<p a=\"1\" a=\"2\"/>", "<p>\x01</p>", "text"}) {
        EXPECT_NE(fault(wrong), "") << wrong;
    }
}

}  // namespace
}  // namespace rei::workbench
