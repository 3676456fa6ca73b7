/** Who is in and who is out: what users say about features, and how it reads. */
@NullMarked
package dev.earlyaccess.enrollment;

import org.jspecify.annotations.NullMarked;
