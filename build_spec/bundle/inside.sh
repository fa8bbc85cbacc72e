#!/bin/bash
# Runs inside the build system (Debian 11): installs compilers and builds, from the source packages of
# Debian 12, what Debian 11 has too old for the product: OpenSSL 3, SQLite, CPython 3.11; libzbar without
# the video, X11 and D-Bus parts that reading a picture in memory does not need; and from Debian 13's the
# series of FFmpeg that PySide6 brings, with what cameras and films need of it and no more.
# Each step leaves a mark and is not done twice. Called by build_spec.bundle.environment.
set -euo pipefail
readonly PREFIX=/opt/bundle SOURCES=/usr/src/bundle MARKS=/var/lib/bundle HERE=/usr/share/bundle
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 TZ=UTC PYTHONHASHSEED=0
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1704067200}
readonly FLAGS="-O2 -g0 -fstack-protector-strong -D_FORTIFY_SOURCE=2 -include $HERE/oldest_glibc.h -ffile-prefix-map=$SOURCES=."
readonly FFMPEG_OF=trixie
readonly LINK="-Wl,-z,relro,-z,now -Wl,-rpath,$PREFIX/lib -L$PREFIX/lib"
JOBS=$(nproc)

mkdir -p $MARKS $SOURCES $PREFIX

once() { # $1: the step's function
    [ ! -e "$MARKS/$1" ] || return 0
    echo "== $1" >&2
    "$1"
    touch "$MARKS/$1"
}

source_of() { # $1: a source package; leaves the shell in its folder
    cd $SOURCES
    find . -maxdepth 1 -name "$1*" -exec rm -rf {} +
    local version
    # The newest first; a mirror that lags behind its own lists lacks it, and then says so here.
    for version in $(apt-cache showsrc --only-source "$1" | sed -n 's/^Version: //p' | sort -rVu); do
        ! apt-get source -qq --only-source "$1=$version" >/dev/null || break
        echo "== $1 $version is not to be had; the one before is taken" >&2
    done
    local folder
    folder=$(find . -maxdepth 1 -mindepth 1 -type d -name "${1%%[0-9.]*}*" | head -1)
    dpkg-parsechangelog -l "$folder/debian/changelog" -S Version >"$MARKS/$1.version"
    mkdir -p "$PREFIX/share/doc/$1"
    cp "$folder/debian/copyright" "$PREFIX/share/doc/$1/copyright"
    cd "$folder"
}

done_with() { # the sources of a step that is over
    cd /
    rm -rf "${SOURCES:?}"/*
}

packages() {
    apt-get -qq update
    # The libraries beside the compilers are those that the bundle takes from Debian (libraries.py).
    apt-get -qq install -y --no-install-recommends build-essential dpkg-dev autoconf \
        autoconf-archive automake libtool gettext autopoint pkg-config zlib1g-dev libbz2-dev liblzma-dev libffi-dev libexpat1-dev binutils \
        tcl file xz-utils perl ca-certificates cmake nasm icu-devtools \
        libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-util1 \
        libxkbcommon0 libxkbcommon-x11-0 libspeechd2 \
        libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libgssapi-krb5-2 libxcb-shape0 \
        libxcb-xinerama0 libxcb-xkb1 libxcb-randr0 libxcb-sync1 libxcb-xfixes0 libxcb-render0 \
        libxcb-shm0 libx11-xcb1 libwayland-client0 libwayland-cursor0 libwayland-egl1 libpulse0 \
        libatomic1 libxtst6 libdrm2 libgbm1 libxext6 libxrandr2 libva2 libva-drm2 libva-x11-2 >/dev/null
}

openssl() {
    source_of openssl
    ./config --prefix=$PREFIX --libdir=lib --openssldir=/etc/ssl shared no-tests no-legacy \
        CFLAGS="$FLAGS" LDFLAGS="$LINK" >/dev/null
    make -s -j"$JOBS" >/dev/null
    make -s install_sw >/dev/null
    done_with
}

sqlite3() {
    source_of sqlite3
    CFLAGS="$FLAGS -DSQLITE_SECURE_DELETE" LDFLAGS="$LINK" ./configure --quiet --prefix=$PREFIX --disable-static \
        --disable-tcl --disable-readline >/dev/null
    make -s -j"$JOBS" >/dev/null
    make -s install >/dev/null
    done_with
}

zbar() {
    source_of zbar
    autoreconf -fi >/dev/null 2>&1
    CFLAGS="$FLAGS" LDFLAGS="$LINK" ./configure --quiet --prefix=$PREFIX --disable-static --disable-video \
        --disable-doc --without-x --without-xshm --without-xv --without-jpeg --without-imagemagick \
        --without-graphicsmagick --without-gtk --without-qt --without-python --without-java --without-dbus \
        --with-python=no >/dev/null
    make -s -j"$JOBS" >/dev/null
    make -s install >/dev/null
    done_with
}

ffmpeg() {
    local -r apt=/var/cache/bundle/apt-$FFMPEG_OF
    local mirror
    mirror=$(sed -n 's/^deb \(\S*\) bullseye main$/\1/p' /etc/apt/sources.list)
    mkdir -p $apt/lists/partial $apt/parts
    echo "deb-src $mirror $FFMPEG_OF main" >$apt/sources.list
    printf '%s "%s";\n' Dir::Etc::sourcelist $apt/sources.list Dir::Etc::sourceparts $apt/parts \
        Dir::State::lists $apt/lists Dir::Cache::srcpkgcache "" Dir::Cache::pkgcache "" >$apt/apt.conf
    export APT_CONFIG=$apt/apt.conf
    apt-get -qq update
    source_of ffmpeg
    unset APT_CONFIG
    list() { printf " --enable-$1=%s" "${@:2}"; }
    # What cameras send (V4L2, network cameras) and films are kept in. No way to the network but a camera's.
    # shellcheck disable=SC2046 # several words
    ./configure --prefix=$PREFIX --enable-shared --disable-static --disable-everything --disable-autodetect \
        --disable-programs --disable-doc --disable-debug --disable-avdevice --disable-avfilter --disable-postproc \
        $(list decoder mjpeg rawvideo h264 hevc mpeg4 png ffv1) \
        $(list demuxer avi h264 hevc image2 matroska mjpeg mov mpjpeg mpegts rtp rtsp sdp) \
        $(list parser h264 hevc mjpeg mpeg4video png) $(list protocol file http rtp tcp udp) \
        $(list encoder ffv1 mjpeg mpeg4 rawvideo) $(list muxer avi matroska mp4) \
        --extra-cflags="$FLAGS" --extra-ldsoflags="-Wl,-z,relro,-z,now" >/dev/null
    # Each finds the others beside it. By the environment: configure, make and the shell would all read the $.
    # shellcheck disable=SC2016
    LD_RUN_PATH='$ORIGIN' make -s -j"$JOBS" >/dev/null 2>&1
    make -s install >/dev/null
    done_with
}

python3_11() {
    rm -rf $PREFIX/lib/python3.11 # of an install that was cut off
    source_of python3.11
    autoconf
    # A fix of 2026 has pyexpat read the interpreter's own headers, and setup.py does not say that it may.
    printf '%s\n' '*shared*' 'pyexpat pyexpat.c -DPy_BUILD_CORE_MODULE -lexpat' >>Modules/Setup.local
    # glibc 2.30's sem_clockwait is not to be had on 2.28, and without it a lock's time would run by the wall
    # clock, which on a terminal may jump. Locks of conditions run by the monotonic one everywhere.
    ac_cv_func_sem_clockwait=no ./configure --quiet --prefix=$PREFIX --enable-shared --with-openssl=$PREFIX \
        --with-openssl-rpath=auto --with-ensurepip=no --with-system-expat --without-doc-strings --disable-test-modules \
        CFLAGS="$FLAGS -DHAVE_BROKEN_POSIX_SEMAPHORES=1" CPPFLAGS="-I$PREFIX/include" LDFLAGS="$LINK" >/dev/null
    make -s -j"$JOBS" >/dev/null
    make -s install >/dev/null
    $PREFIX/bin/python3.11 -c 'import bz2, ctypes, hashlib, lzma, pyexpat, _elementtree, sqlite3, ssl, zlib; hashlib.new("sm3")'
    done_with
}

once packages
once openssl
once sqlite3
once zbar
once python3_11
once ffmpeg
dpkg-query -W -f '${binary:Package}\t${Version}\t${source:Package}\t${source:Version}\n' >$MARKS/packages.tsv
