/**
 * The DIGIT envelope and nothing else: RequestInfo, ResponseInfo, Errors, money and time on the wire.
 */
@ApplicationModule(
        displayName = "Wire",
        allowedDependencies = {})
@NullMarked
package dev.kosh.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
