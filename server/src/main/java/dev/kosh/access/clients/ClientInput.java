package dev.kosh.access.clients;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client to be put on record or changed; what is absent stays, or is usual.
 *
 * @param actsAs uuid of the user that the client stands for by itself; with it the grant {@code client_credentials}
 * @param publicClient whether it has no secret: a program that its users hold in their hands
 * @param accessSeconds life of an access token, at most 7 days
 */
record ClientInput(
        @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{3,100}") String id,
        @Nullable String actsAs,
        @Nullable Boolean publicClient,
        @Nullable @Size(max = 100) List<@NotNull String> networks,
        @Nullable @Size(max = 1000) List<@NotNull String> allowedUsers,
        @Nullable @Min(60) @Max(604_800) Integer accessSeconds,
        @Nullable @Min(1) Integer tokensPerAddressPerMinute,
        @Nullable @Min(1) Integer tokensPerUserNamePerMinute,
        @Nullable @Min(1) Integer billFetchesPerSecond,
        @Nullable @Min(1) Integer paymentsPerSecond,
        @Nullable Boolean enabled) {}
