import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the lab's Java clients have in common: one JSON string in, one JSON object out. */
final class Exchange {
    /** Connects with a string and says whether the session is encrypted; what it throws is its way to refuse. */
    interface Client {
        boolean connect(String text) throws Throwable;
    }

    private Exchange() {
    }

    static void serve(String version, Client client) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Some drivers write lines of their own.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        out.println("{\"version\":" + quote(version) + "}");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(answer(client, unquote(line)));
        }
    }

    private static String answer(Client client, String text) {
        try {
            return "{\"accepted\":true,\"encrypted\":" + client.connect(text) + "}";
        } catch (Throwable refused) {
            Throwable cause = refused.getCause();
            String why = refused + (cause == null ? "" : " <- " + cause);
            return "{\"accepted\":false,\"encrypted\":false,\"error\":" + quote(why) + "}";
        }
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
