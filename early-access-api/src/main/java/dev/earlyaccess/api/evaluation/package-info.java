/** Flag evaluation for application code, by the OpenFeature Remote Evaluation Protocol (OFREP). */
@NullMarked
package dev.earlyaccess.api.evaluation;

import org.jspecify.annotations.NullMarked;
