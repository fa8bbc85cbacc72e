#!/bin/bash
# Runs inside the build system: OpenCV from the locked sources, with what hardware/ asks of it and no more. The
# wheel has one library of everything, an OpenBLAS and an FFmpeg of its own: 150 MB. Films and network cameras are
# read with the FFmpeg that PySide6 brings; its headers are taken from the Debian that has the same series.
# $1: the archive of the sources; $2: the interpreter with the locked numpy and PySide6; $3: where cv2 is put.
# Called by build_spec.bundle.opencv.
set -euo pipefail
readonly ARCHIVE=$1 PYTHON=$2 TARGET=$3 SOURCES=/usr/src/bundle HERE=/usr/share/bundle
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 TZ=UTC PYTHONHASHSEED=0
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1704067200}
readonly FLAGS="-g0 -fstack-protector-strong -D_FORTIFY_SOURCE=2 -include $HERE/oldest_glibc.h -ffile-prefix-map=$SOURCES=."

readonly QT=${PYTHON%/bin/*}/lib/python3.11/site-packages/PySide6/Qt/lib
readonly FFMPEG=/usr/share/ffmpeg NEWEST=trixie

ffmpeg() { # $FFMPEG/pkgconfig: headers of Debian's, libraries of Qt's
    local apt=$FFMPEG/apt mirror name
    rm -rf $FFMPEG
    mkdir -p $apt/lists/partial $apt/cache/archives/partial $FFMPEG/{pkgconfig,debs}
    mirror=$(sed -n 's/^deb \(\S*\) bullseye main$/\1/p' /etc/apt/sources.list)
    echo "deb $mirror $NEWEST main" >$apt/sources.list
    local -r options="-qq -o Dir::Etc::sourcelist=$apt/sources.list -o Dir::Etc::sourceparts=/dev/null
        -o Dir::State::lists=$apt/lists -o Dir::Cache=$apt/cache -o APT::Sandbox::User=root"
    # shellcheck disable=SC2086 # several words
    apt-get $options update
    for name in avcodec avformat avutil swscale; do
        # shellcheck disable=SC2086
        (cd $FFMPEG/debs && apt-get $options download lib$name-dev)
        dpkg-deb -x $FFMPEG/debs/lib$name-dev_*.deb $FFMPEG
        {
            grep -E '^(Name|Description|Version):' "$(find $FFMPEG/usr -name lib$name.pc)"
            echo "Libs: -L$QT -l$name"
            echo "Cflags: -I$(dirname "$(find $FFMPEG/usr -type d -name lib$name)")"
        } >$FFMPEG/pkgconfig/lib$name.pc
    done
    rm -rf $apt
}

apt-get -qq install -y --no-install-recommends cmake nasm >/dev/null
ffmpeg
rm -rf "${SOURCES:?}/opencv" "$TARGET"
mkdir -p $SOURCES/opencv/build
tar -xzf "$ARCHIVE" -C $SOURCES/opencv --strip-components=1
cd $SOURCES/opencv/build

said() { "$PYTHON" -c "$1"; }
off=()
# Formats of pictures and films, devices and libraries that a terminal has no use for; downloads of any kind.
for name in 1394 ADE ARAVIS AVIF CUDA EIGEN FLATBUFFERS GIF GPHOTO2 GSTREAMER GTK HAL_RVV IMGCODEC_GIF \
    IMGCODEC_HDR IMGCODEC_PFM IMGCODEC_PXM IMGCODEC_SUNRASTER IPP ITT JASPER KLEIDICV LAPACK OBSENSOR OPENCL \
    OPENEXR OPENJPEG OPENMP PROTOBUF QT QUIRC TBB TIFF UNIFONT VA VA_INTEL VTK VULKAN WEBP; do
    off+=("-DWITH_$name=OFF")
done
for name in DOCS EXAMPLES JAVA PERF_TESTS TESTS opencv_apps opencv_java opencv_js opencv_python2; do
    off+=("-DBUILD_$name=OFF")
done
PKG_CONFIG_PATH=$FFMPEG/pkgconfig cmake -Wno-dev "${off[@]}" -DWITH_FFMPEG=ON -DOPENCV_FFMPEG_ENABLE_LIBAVDEVICE=OFF \
    -DOPENCV_FFMPEG_SKIP_BUILD_CHECK=ON \
    -DBUILD_LIST=core,imgproc,geometry,imgcodecs,videoio,python3 -DBUILD_SHARED_LIBS=OFF -DCMAKE_BUILD_TYPE=Release \
    -DBUILD_JPEG=ON -DBUILD_PNG=ON -DBUILD_ZLIB=ON -DWITH_V4L=ON -DENABLE_PRECOMPILED_HEADERS=OFF \
    -DCPU_BASELINE=SSE4_2 -DCPU_DISPATCH=AVX2 -DOPENCV_GENERATE_SETUPVARS=OFF -DENABLE_BUILD_HARDENING=OFF \
    -DBUILD_INFO_SKIP_TIMESTAMP=ON -DOPENCV_TIMESTAMP="$SOURCE_DATE_EPOCH" -DOPENCV_VCSVERSION=release \
    -DCMAKE_C_FLAGS="$FLAGS" -DCMAKE_CXX_FLAGS="$FLAGS" \
    -DCMAKE_MODULE_LINKER_FLAGS="-Wl,-z,relro,-z,now -Wl,--exclude-libs,ALL -L$QT -Wl,-rpath,'\$ORIGIN/../PySide6/Qt/lib'" \
    -DBUILD_opencv_python3=ON -DPYTHON3_EXECUTABLE="$PYTHON" -DPYTHON_DEFAULT_EXECUTABLE="$PYTHON" \
    -DPYTHON3_LIMITED_API=ON -DOPENCV_PYTHON3_INSTALL_PATH=python -DOPENCV_SKIP_PYTHON_LOADER=OFF \
    -DPYTHON3_INCLUDE_DIR="$(said 'import sysconfig; print(sysconfig.get_path("include"))')" \
    -DPYTHON3_LIBRARY="$(said 'import sysconfig; print(sysconfig.get_config_var("LIBDIR") + "/libpython3.11.so")')" \
    -DPYTHON3_NUMPY_INCLUDE_DIRS="$(said 'import numpy; print(numpy.get_include())')" \
    -DCMAKE_INSTALL_PREFIX=$SOURCES/opencv/installed ../opencv >configured.txt
make -s -j"$(nproc)" opencv_python3 >built.txt
cmake --install . --component python >/dev/null
cp -a $SOURCES/opencv/installed/python/cv2 "$TARGET"
mv "$TARGET"/python-3/*.so "$TARGET/cv2.abi3.so"
rmdir "$TARGET/python-3"
cat >"$TARGET/config-3.py" <<'END'
PYTHON_EXTENSIONS_PATHS = [LOADER_DIR] + PYTHON_EXTENSIONS_PATHS
END
cd /
rm -rf "${SOURCES:?}/opencv"
