package dev.kosh.console.shell;

import dev.kosh.access.PageSessions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.zip.CRC32;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves style sheet and scripts; browsers keep them until their content changes. */
@Configuration(proxyBeanMethods = false)
class Assets implements WebMvcConfigurer {

    private static final String OURS = "console/assets/";
    private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.10/dist/";
    private static final List<String> FILES = List.of(OURS + "console.css", HTMX + "htmx.min.js");
    private static final Duration YEAR = Duration.ofDays(365);

    private final LanguageChoice languages;
    private final Visits visits;
    private final String version;

    Assets(LanguageChoice languages, Visits visits) {
        this.languages = languages;
        this.visits = visits;
        this.version = "?v=" + Long.toString(checksum(), Character.MAX_RADIX);
    }

    String version() {
        return version;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(PageSessions.ASSETS + "**")
                .addResourceLocations("classpath:/" + OURS, "classpath:/" + HTMX)
                .setCacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(languages).addPathPatterns(PageSessions.ROOT, PageSessions.ROOT + "/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(visits);
    }

    private static long checksum() {
        CRC32 sum = new CRC32();
        for (String file : FILES) {
            try (InputStream content = new ClassPathResource(file).getInputStream()) {
                sum.update(content.readAllBytes());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return sum.getValue();
    }
}
