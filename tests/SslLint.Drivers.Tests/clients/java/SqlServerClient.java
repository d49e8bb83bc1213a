import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Properties;

/**
 * Connects with each URL that it is given through the driver whose class is the first argument: one JSON string in, one JSON object out.
 * What was encrypted the server knows.
 */
public final class SqlServerClient {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] args) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        DriverManager.setLoginTimeout(60);
        Driver driver = (Driver) Class.forName(args[0]).getDeclaredConstructor().newInstance();
        OUT.println("{\"version\":" + quote(versionOf(driver)) + "}");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            OUT.println(connect(driver, unquote(line)));
        }
    }

    private static String versionOf(Driver driver) {
        String packaged = driver.getClass().getPackage().getImplementationVersion();
        return packaged != null ? packaged : driver.getMajorVersion() + "." + driver.getMinorVersion();
    }

    private static String connect(Driver driver, String url) {
        try (Connection connection = driver.connect(url, new Properties())) {
            if (connection == null) {
                return refused("the driver takes no such URL");
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
            return "{\"accepted\":true}";
        } catch (Throwable refused) {
            Throwable cause = refused.getCause();
            return refused(refused + (cause == null ? "" : " <- " + cause));
        }
    }

    private static String refused(String why) {
        return "{\"accepted\":false,\"error\":" + quote(why) + "}";
    }

    private static String unquote(String json) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < json.length() - 1; i++) {
            char c = json.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            c = json.charAt(++i);
            switch (c) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    text.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    private static String quote(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
