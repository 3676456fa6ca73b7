package dev.earlyaccess.api.security;

import dev.earlyaccess.brand.Brand;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;

/**
 * What the service's pages may load (CSP 3): their own files, and the brand's logo. Swagger UI may also get tokens
 * from the provider.
 */
class PagePolicy implements HeaderWriter {

    private static final String SWAGGER_UI = "/swagger-ui/";

    private final String policy;
    private final HeaderWriter always;
    private final SignIn signIn;

    PagePolicy(Brand brand, SignIn signIn) {
        this.policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:" + logo(brand)
                + "; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'";
        this.always = new ContentSecurityPolicyHeaderWriter(policy);
        this.signIn = signIn;
    }

    /** The origin of the brand's logo, as a source of pictures (CSP 3, 2.3.1). */
    private static String logo(Brand brand) {
        return brand.logoUrl() == null
                ? ""
                : " " + brand.logoUrl().getScheme() + "://" + brand.logoUrl().getRawAuthority();
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        writer(request).writeHeaders(request, response);
    }

    private HeaderWriter writer(HttpServletRequest request) {
        return request.getServletPath().startsWith(SWAGGER_UI)
                ? signIn.provider()
                        .map(SignIn.Endpoints::tokenOrigin)
                        .<HeaderWriter>map(origin ->
                                new ContentSecurityPolicyHeaderWriter(policy + "; connect-src 'self' " + origin))
                        .orElse(always)
                : always;
    }
}
