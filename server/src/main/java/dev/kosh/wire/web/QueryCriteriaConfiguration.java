package dev.kosh.wire.web;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.validation.Validator;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes controllers take {@link dev.kosh.wire.QueryCriteria}. */
@Configuration(proxyBeanMethods = false)
class QueryCriteriaConfiguration implements WebMvcConfigurer {

    private final ObjectProvider<ConversionService> conversion;
    private final ObjectProvider<Validator> validator;

    QueryCriteriaConfiguration(ObjectProvider<ConversionService> conversion, ObjectProvider<Validator> validator) {
        this.conversion = conversion;
        this.validator = validator;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new QueryCriteriaReader(conversion.getObject(), validator.getObject()));
    }
}
