/// What the sandbox does inside its servers, as their superuser.
@NullMarked
package io.greenlight.sandbox.database;

import org.jspecify.annotations.NullMarked;
