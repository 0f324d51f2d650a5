/**
 * Money that goes out: payment instructions to the treasury, their life cycle, funds, failed payments and corrections.
 */
@ApplicationModule(
        displayName = "Disbursement",
        allowedDependencies = {
            "treasury",
            "access",
            "notification",
            "documents",
            "masters",
            "secrets",
            "events",
            "sql",
            "wire"
        })
@NullMarked
package dev.kosh.disbursement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
