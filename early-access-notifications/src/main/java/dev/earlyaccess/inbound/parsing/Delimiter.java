package dev.earlyaccess.inbound.parsing;

/** A line that only separates what is above it from what is below: a rule. */
final class Delimiter {

    private static final int LONGEST = 200;
    private static final String RULES = "-_=*#~+—–─ᐧ ";

    private Delimiter() {}

    static boolean is(String line) {
        String rule = line.strip();
        boolean isRule = rule.length() >= 2 && rule.length() <= LONGEST || rule.equals("ᐧ");
        return isRule && consistsOfRules(rule);
    }

    private static boolean consistsOfRules(String rule) {
        for (int i = 0; i < rule.length(); i++) {
            if (RULES.indexOf(rule.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
