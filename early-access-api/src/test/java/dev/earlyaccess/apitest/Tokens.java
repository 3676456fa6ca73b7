package dev.earlyaccess.apitest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.earlyaccess.testing.HandMovedClock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens as the company's backend signs them: HS256 with the shared secret. */
public final class Tokens {

    public static final String SECRET =
            "the secret of all tests, which nobody else uses, and which is long enough for HS512";

    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private Tokens() {}

    /** A valid token of this user. */
    public static String of(String sub, String... roles) {
        return with(sub, Map.of("roles", List.of(roles)));
    }

    /** A token of this user that says this too; what it has anyway is replaced. */
    public static String with(String sub, Map<String, ?> more) {
        Map<String, @Nullable Object> claims = claims(sub);
        claims.putAll(more);
        return signed(claims);
    }

    /** A token of this user that leaves a claim out. */
    public static String without(String sub, String claim) {
        Map<String, @Nullable Object> claims = claims(sub);
        claims.remove(claim);
        return signed(claims);
    }

    public static String signed(Map<String, @Nullable Object> claims) {
        return signed(claims, SECRET);
    }

    public static String signed(Map<String, @Nullable Object> claims, String secret) {
        return signed(new JWSHeader(JWSAlgorithm.HS256), claims, secret);
    }

    /** Ada's token with another algorithm than HS256. */
    public static String signed(JWSAlgorithm algorithm, Map<String, ?> more) {
        Map<String, @Nullable Object> claims = claims("ada");
        claims.putAll(more);
        return signed(new JWSHeader(algorithm), claims, SECRET);
    }

    /** Ada's token of this type. */
    public static String typed(String typ) {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType(typ))
                        .build(),
                claims("ada"),
                SECRET);
    }

    /** A token as this provider issues them, by a key that nobody knows. */
    public static String byKeyOf(String issuer) {
        Map<String, @Nullable Object> claims = claims("ada");
        claims.put("iss", issuer);
        JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.ES256), new Payload(claims));
        try {
            token.sign(new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));
        } catch (JOSEException ex) {
            throw new AssertionError(ex);
        }
        return token.serialize();
    }

    private static String signed(JWSHeader header, Map<String, @Nullable Object> claims, String secret) {
        JWSObject token = new JWSObject(header, new Payload(claims));
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException ex) {
            throw new AssertionError(ex);
        }
        return token.serialize();
    }

    /** What every token says: whose it is, since when, until when. */
    public static Map<String, @Nullable Object> claims(String sub) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("sub", sub);
        claims.put("iat", HandMovedClock.MON_1_JUNE.minusSeconds(60).getEpochSecond());
        claims.put("exp", END.getEpochSecond());
        return claims;
    }
}
