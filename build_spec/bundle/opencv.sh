#!/bin/bash
# Runs inside the build system: OpenCV from the locked sources, with what hardware/ asks of it and no more. The
# wheel has one library of everything, an OpenBLAS and an FFmpeg of its own: 150 MB. Films and network cameras are
# read with the one FFmpeg of the bundle (inside.sh). libstdc++ is linked into it: the build system's is newer than
# the oldest terminals'.
# $1: the archive of the sources; $2: the interpreter with the locked numpy; $3: where cv2 is put.
# Called by build_spec.bundle.opencv.
set -euo pipefail
readonly ARCHIVE=$1 PYTHON=$2 TARGET=$3 SOURCES=/usr/src/bundle HERE=/usr/share/bundle
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 TZ=UTC PYTHONHASHSEED=0
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1704067200}
readonly FLAGS="-g0 -fstack-protector-strong -D_FORTIFY_SOURCE=2 -include $HERE/oldest_glibc.h -ffile-prefix-map=$SOURCES=."

readonly BUILT=/opt/bundle

rm -rf "${SOURCES:?}/opencv" "$TARGET"
mkdir -p $SOURCES/opencv/build
tar -xzf "$ARCHIVE" -C $SOURCES/opencv --strip-components=1
cd $SOURCES/opencv/build

said() { "$PYTHON" -c "$1"; }
off=()
# Formats of pictures and films, devices and libraries that a terminal has no use for; downloads of any kind.
for name in 1394 ADE ARAVIS AVIF CUDA EIGEN FLATBUFFERS GIF GPHOTO2 GSTREAMER GTK HAL_RVV IMGCODEC_GIF \
    IMGCODEC_HDR IMGCODEC_PFM IMGCODEC_PXM IMGCODEC_SUNRASTER IPP ITT JASPER KLEIDICV LAPACK OBSENSOR OPENCL \
    OPENEXR OPENJPEG OPENMP PROTOBUF QT QUIRC TBB TIFF UNIFONT VA VA_INTEL VTK VULKAN; do
    off+=("-DWITH_$name=OFF")
done
for name in DOCS EXAMPLES JAVA PERF_TESTS TESTS opencv_apps opencv_java opencv_js opencv_python2; do
    off+=("-DBUILD_$name=OFF")
done
PKG_CONFIG_PATH=$BUILT/lib/pkgconfig cmake -Wno-dev "${off[@]}" -DWITH_FFMPEG=ON -DOPENCV_FFMPEG_ENABLE_LIBAVDEVICE=OFF \
    -DOPENCV_FFMPEG_SKIP_BUILD_CHECK=ON \
    -DBUILD_LIST=core,imgproc,geometry,imgcodecs,videoio,python3 -DBUILD_SHARED_LIBS=OFF -DCMAKE_BUILD_TYPE=Release \
    -DBUILD_JPEG=ON -DBUILD_PNG=ON -DBUILD_WEBP=ON -DBUILD_ZLIB=ON -DWITH_V4L=ON -DENABLE_PRECOMPILED_HEADERS=OFF \
    -DCPU_BASELINE=SSE4_2 -DCPU_DISPATCH=AVX2 -DOPENCV_GENERATE_SETUPVARS=OFF -DENABLE_BUILD_HARDENING=OFF \
    -DBUILD_INFO_SKIP_TIMESTAMP=ON -DOPENCV_TIMESTAMP="$SOURCE_DATE_EPOCH" -DOPENCV_VCSVERSION=release \
    -DCMAKE_C_FLAGS="$FLAGS" -DCMAKE_CXX_FLAGS="$FLAGS" \
    -DCMAKE_MODULE_LINKER_FLAGS="-static-libstdc++ -static-libgcc -Wl,-z,relro,-z,now -Wl,--exclude-libs,ALL -L$BUILT/lib -Wl,-rpath,'\$ORIGIN/../PySide6/Qt/lib'" \
    -DBUILD_opencv_python3=ON -DPYTHON3_EXECUTABLE="$PYTHON" -DPYTHON_DEFAULT_EXECUTABLE="$PYTHON" \
    -DPYTHON3_LIMITED_API=ON -DOPENCV_PYTHON3_INSTALL_PATH=python -DOPENCV_SKIP_PYTHON_LOADER=OFF \
    -DPYTHON3_INCLUDE_DIR="$(said 'import sysconfig; print(sysconfig.get_path("include"))')" \
    -DPYTHON3_LIBRARY="$(said 'import sysconfig; print(sysconfig.get_config_var("LIBDIR") + "/libpython3.11.so")')" \
    -DPYTHON3_NUMPY_INCLUDE_DIRS="$(said 'import numpy; print(numpy.get_include())')" \
    -DCMAKE_SKIP_RPATH=ON -DCMAKE_INSTALL_PREFIX=$SOURCES/opencv/installed ../opencv >configured.txt
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
