/// RDS's query protocol: requests in, XML out, one class per kind of resource.
@NullMarked
package io.greenlight.sandbox.api;

import org.jspecify.annotations.NullMarked;
