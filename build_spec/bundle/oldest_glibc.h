/* Included before every source that is compiled for the bundle (gcc -include).

   The build system has glibc 2.31, the oldest terminals have 2.28. These five functions of libm got a
   second version in 2.29 (they no longer set errno through a wrapper); a program linked on the build
   system asks for that one and does not start on 2.28. The older version is in every later glibc, so
   it is asked for by name. `build_spec.bundle.elf` finds whatever else would need a newer one.

   libstdc++ waits by a clock of its choice with two functions of glibc 2.30 where it has found them; without
   them it waits by the system's clock, as it does on the oldest terminals anyway. */

#if defined(__linux__) && !defined(__ASSEMBLER__)
#if defined(__x86_64__)
#define YIMA_OLDEST "GLIBC_2.2.5"
#elif defined(__aarch64__)
#define YIMA_OLDEST "GLIBC_2.17"
#else
#error "the oldest version of glibc's symbols is not known for this processor"
#endif
__asm__(".symver exp,exp@" YIMA_OLDEST);
__asm__(".symver exp2,exp2@" YIMA_OLDEST);
__asm__(".symver log,log@" YIMA_OLDEST);
__asm__(".symver log2,log2@" YIMA_OLDEST);
__asm__(".symver pow,pow@" YIMA_OLDEST);
#undef YIMA_OLDEST
#endif

#if defined(__cplusplus)
#include <cstddef> /* for what libstdc++ has found of glibc */
#undef _GLIBCXX_USE_PTHREAD_COND_CLOCKWAIT
#undef _GLIBCXX_USE_PTHREAD_MUTEX_CLOCKLOCK
#endif
