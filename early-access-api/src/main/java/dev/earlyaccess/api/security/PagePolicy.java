package dev.earlyaccess.api.security;

import dev.earlyaccess.brand.Brand;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;

/**
 * What the service's pages may load (CSP 3): the service's style sheets and the brand's logo; the pages of problems also a
 * script of the service. Swagger UI may also load its own files, use inline styles, and get tokens from the provider. Pages
 * with scripts of their own say what these need in their own policy.
 */
class PagePolicy implements HeaderWriter {

    private static final String NOTHING_ELSE = "; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    private final HeaderWriter pages;
    private final HeaderWriter problems;
    private final HeaderWriter swaggerUi;
    private final String ofSwaggerUi;
    private final SignIn signIn;

    PagePolicy(Brand brand, SignIn signIn) {
        String images = "; img-src 'self' data:" + (brand.logoOrigin() == null ? "" : " " + brand.logoOrigin());
        String ofPages = "default-src 'none'; style-src 'self'" + images + NOTHING_ELSE;
        this.pages = new ContentSecurityPolicyHeaderWriter(ofPages);
        this.problems = new ContentSecurityPolicyHeaderWriter(ofPages + "; script-src 'self'");
        this.ofSwaggerUi =
                "default-src 'self'; style-src 'self' 'unsafe-inline'" + images + "; object-src 'none'" + NOTHING_ELSE;
        this.swaggerUi = new ContentSecurityPolicyHeaderWriter(ofSwaggerUi);
        this.signIn = signIn;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        writer(request).writeHeaders(request, response);
    }

    private HeaderWriter writer(HttpServletRequest request) {
        return StrictHeaders.isSwaggerUi(request)
                ? signIn.provider()
                        .map(SignIn.Endpoints::tokenOrigin)
                        .<HeaderWriter>map(origin ->
                                new ContentSecurityPolicyHeaderWriter(ofSwaggerUi + "; connect-src 'self' " + origin))
                        .orElse(swaggerUi)
                : StrictHeaders.isAboutAProblem(request) ? problems : pages;
    }
}
