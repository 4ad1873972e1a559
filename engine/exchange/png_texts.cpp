#include "rei/exchange/png_texts.hpp"

#include <algorithm>
#include <csetjmp>
#include <cstring>

#include <png.h>
#include <zlib.h>

namespace rei {
namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
constexpr std::size_t kMostTextBytes = 32U << 20U;
constexpr unsigned kMostChunks = 1000;

/// What libpng's callbacks see: the bytes that are left, and why it gave up.
struct Source {
    std::string_view rest;
    char error[160] = {};
};

void give_bytes(png_structp png, png_bytep into, std::size_t size) {
    auto* source = static_cast<Source*>(png_get_io_ptr(png));
    if (source->rest.size() < size) png_error(png, "the file breaks off");
    std::memcpy(into, source->rest.data(), size);
    source->rest.remove_prefix(size);
}

[[noreturn]] void remember_error(png_structp png, png_const_charp why) {
    auto* source = static_cast<Source*>(png_get_error_ptr(png));
    std::strncpy(source->error, why, sizeof source->error - 1);
    png_longjmp(png, 1);
}

void ignore_warning(png_structp, png_const_charp) {}

/// libpng's two structures, freed together.
class Png {
  public:
    explicit Png(Source& source)
        : png(png_create_read_struct(PNG_LIBPNG_VER_STRING, &source, remember_error, ignore_warning)),
          info(png == nullptr ? nullptr : png_create_info_struct(png)) {}
    ~Png() {
        if (png != nullptr) png_free(png, row);
        png_destroy_read_struct(&png, &info, nullptr);
    }
    Png(const Png&) = delete;
    Png& operator=(const Png&) = delete;
    png_structp png;
    png_infop info;
    png_bytep row = nullptr;  ///< of the picture, which is read past
};

constexpr png_uint_32 kMostPixels = 16'384;  ///< on either side

/// Read all chunks, the picture row by row. Nothing here needs a destructor: libpng leaves by longjmp.
bool read_chunks(Png& reader, Source& source) {
    if (reader.info == nullptr) return false;
    if (setjmp(png_jmpbuf(reader.png)) != 0) return false;  // NOLINT: libpng's way of errors
    png_set_read_fn(reader.png, &source, give_bytes);
    png_set_chunk_malloc_max(reader.png, kMostTextBytes);
    png_set_chunk_cache_max(reader.png, kMostChunks);
    png_set_benign_errors(reader.png, 1);
    png_set_crc_action(reader.png, PNG_CRC_ERROR_QUIT, PNG_CRC_WARN_DISCARD);
    png_set_user_limits(reader.png, kMostPixels, kMostPixels);
    png_read_info(reader.png, reader.info);
    const int passes = png_set_interlace_handling(reader.png);
    png_read_update_info(reader.png, reader.info);
    reader.row = static_cast<png_bytep>(png_malloc(reader.png, png_get_rowbytes(reader.png, reader.info)));
    const png_uint_32 rows = png_get_image_height(reader.png, reader.info);
    for (int pass = 0; pass < passes; ++pass) {
        for (png_uint_32 y = 0; y < rows; ++y) png_read_row(reader.png, reader.row, nullptr);
    }
    png_read_end(reader.png, reader.info);
    return true;
}

std::string big_endian(std::size_t number) {
    std::string out;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>((number >> shift) & 0xFFU);
    return out;
}

std::size_t from_big_endian(std::string_view bytes) {
    std::size_t out = 0;
    for (const char byte : bytes.substr(0, 4)) out = out << 8U | static_cast<unsigned char>(byte);
    return out;
}

std::string text_chunk(const PngText& text) {
    std::string content = "tEXt" + text.keyword + '\0' + text.text;
    const auto checksum =
        crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()));
    return big_endian(content.size() - 4) + content + big_endian(checksum);
}

/// Whether a chunk is a text that one of these replaces.
bool is_replaced(std::string_view type, std::string_view data, const std::vector<PngText>& texts) {
    if (type != "tEXt" && type != "zTXt" && type != "iTXt") return false;
    const std::string_view keyword = data.substr(0, data.find('\0'));
    return std::any_of(texts.begin(), texts.end(),
                       [&](const PngText& one) { return one.keyword == keyword; });
}

}  // namespace

bool is_png(std::string_view bytes) {
    return bytes.substr(0, kSignature.size()) == kSignature;
}

Loaded<std::vector<PngText>> png_texts(std::string_view bytes, const std::string& file) {
    Source source{bytes, {}};
    Png reader(source);
    if (!read_chunks(reader, source))
        return Problems{{file, {}, "", phrase("a PNG that can't be read: {}", source.error)}};
    std::vector<PngText> out;
    png_textp texts = nullptr;
    int count = 0;
    png_get_text(reader.png, reader.info, &texts, &count);
    for (int k = 0; k < count; ++k) {
        const png_text& one = texts[k];
        const std::size_t size = one.text_length != 0 ? one.text_length : one.itxt_length;
        out.push_back({one.key, one.text == nullptr ? std::string() : std::string(one.text, size)});
    }
    return out;
}

std::string with_png_texts(std::string_view png, const std::vector<PngText>& texts) {
    constexpr std::size_t kAround = 12;  // length, type and checksum
    std::string out(png.substr(0, kSignature.size()));
    png.remove_prefix(std::min(kSignature.size(), png.size()));
    while (png.size() >= kAround) {
        const std::size_t size = std::min(from_big_endian(png), png.size() - kAround);
        const std::string_view type = png.substr(4, 4);
        if (type == "IEND") {
            for (const PngText& text : texts) out += text_chunk(text);
        }
        if (!is_replaced(type, png.substr(8, size), texts)) out += png.substr(0, size + kAround);
        png.remove_prefix(size + kAround);
    }
    return out;
}

}  // namespace rei
