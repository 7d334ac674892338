/// What takes time: servers made, copied, upgraded and renamed behind the API.
@NullMarked
package io.greenlight.sandbox.work;

import org.jspecify.annotations.NullMarked;
