/// The journal in AWS's words: objects in S3, written under conditions.
@NullMarked
package io.greenlight.backbone.journal.aws;

import org.jspecify.annotations.NullMarked;
