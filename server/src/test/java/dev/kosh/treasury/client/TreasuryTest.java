package dev.kosh.treasury.client;

import dev.kosh.testing.ClearText;
import dev.kosh.testing.KoshServerTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** A {@link KoshServerTest} with clients of a treasury: {@link TestTreasury}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@KoshServerTest
@Import({TestTreasury.class, ClearText.class})
@interface TreasuryTest {}
