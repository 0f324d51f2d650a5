package dev.kosh.access.gateway;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The edge (docs/contract/access.md, settings).
 *
 * @param openPaths paths that need no token; a path that ends in {@code /**} opens all below it
 * @param tokenOptionalPaths paths that anybody may call and that show more to a caller with a token
 * @param maxBody the largest JSON body that is read
 * @param maxUpload the largest body that carries files
 */
@ConfigurationProperties("kosh.gateway")
record GatewayProperties(
        @DefaultValue({
            "/user/oauth/token",
            "/setup",
            "/setup/_administrator",
            "/actuator/health/**",
            "/actuator/prometheus",
            "/docs/**",
            "/v3/api-docs/**",
            "/v3/api-docs.yaml",
            "/swagger-ui.html",
            "/swagger-ui/**",
            "/webjars/**",
            "/verify/**",
            "/filestore/v1/files/signed/**",
            "/notification-sms/smsbounce/callback"
        })
        List<String> openPaths,

        @DefaultValue({
            "/egov-mdms-service/v1/_search",
            "/egov-mdms-service/v1/_get",
            "/mdms-v2/v1/_search",
            "/mdms-v2/v2/_search",
            "/mdms-v2/v2/_count",
            "/tenant/v1/tenant/_search",
            "/localization/messages",
            "/localization/messages/v1/_search",
            "/localization/messages/v2/_search",
            "/user-otp/v1/_send",
            "/otp/v1/_validate",
            "/user/citizen/_create",
            "/user/password/nologin/_update"
        })
        List<String> tokenOptionalPaths,

        @DefaultValue("10MB") DataSize maxBody,
        @DefaultValue("50MB") DataSize maxUpload) {}
