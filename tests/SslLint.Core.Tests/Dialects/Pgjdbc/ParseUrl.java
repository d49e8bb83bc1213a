import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads URLs as lines of Base64 and answers each with what Driver.parseURL makes of it: key:value,key:value in Base64, or null. */
public class ParseUrl {
    public static void main(String[] args) throws Exception {
        java.util.logging.Logger.getLogger("org.postgresql").setLevel(java.util.logging.Level.OFF);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        StringBuilder out = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.append(answer(new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8))).append('\n');
        }
        System.out.print(out);
    }

    private static String answer(String url) {
        Properties read;
        try {
            read = org.postgresql.Driver.parseURL(url, null);
        } catch (RuntimeException e) {
            return "null";
        }
        if (read == null) {
            return "null";
        }
        return new TreeSet<>(read.stringPropertyNames()).stream()
            .map(key -> encode(key) + ":" + encode(read.getProperty(key)))
            .collect(Collectors.joining(","));
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
