/// The launcher's dealings with AWS, or with what stands for it on this machine.
@NullMarked
package io.greenlight.launcher.aws;

import org.jspecify.annotations.NullMarked;
