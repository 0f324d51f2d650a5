package dev.kosh.testing;

import dev.kosh.KoshApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole server with sandbox data, over HTTP, on a PostgreSQL of its own. Test classes that add
 * nothing to this annotation share one server and one database: each test uses tenants, consumers or users of its own.
 * {@link MovableClock} is the server's clock and {@link HttpCalls} its client; both can be injected.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("server")
@SpringBootTest(classes = KoshApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
@ActiveProfiles("test")
@Import(TestBeans.class)
public @interface KoshServerTest {}
