// Sanitizer builds alone compile this into every program. clang 14's runtime takes a module's thread storage
// that begins 16 bytes into a page for one that glibc before 2.25 laid out, and reads from the two words
// before it where it lies. glibc 2.36 writes none: once in a while the leak check follows what happens to
// stand there and dies ("Tracer caught signal 11", google/sanitizers issue 1322). Without that guess nothing
// is missed: the loader allocates thread storage on the heap, and the leak check takes whatever the loader
// allocates for reachable.
extern "C" const char* __asan_default_options() {
    return "intercept_tls_get_addr=0";
}
