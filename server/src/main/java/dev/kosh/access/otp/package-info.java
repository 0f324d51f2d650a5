/** One-time passwords: proof that a mobile number is somebody's. */
@NullMarked
package dev.kosh.access.otp;

import org.jspecify.annotations.NullMarked;
