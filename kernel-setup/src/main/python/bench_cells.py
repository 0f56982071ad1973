"""The same cells for both kernels: what is measured, in each one's language."""

OURS, OTHER = "java", "python3"

SETUP = {
    OURS: "import org.apache.spark.sql.*; int kept = 42; Object door = new Object();"
    " var inside = new CountDownLatch(1);"
    " var holder = new Thread(() -> { synchronized (door) { inside.countDown();"
    " try { Thread.sleep(3_600_000); } catch (InterruptedException e) {} } });"
    " holder.setDaemon(true);",
    OTHER: "import os, re, socket, threading, time, concurrent.futures; kept = 42;"
    " never = concurrent.futures.Future(); door = threading.Lock(); _ = door.acquire()",
}
SUM = {OURS: "1+1", OTHER: "1+1"}
LINES = {
    OURS: 'for (int i = 0; i < 100_000; i++) System.out.println("line " + i);',
    OTHER: 'for i in range(100_000): print("line", i)',
}
LINES_SAY = "".join(f"line {i}\n" for i in range(100_000))
COMPLETION = {OURS: ("Dataset<Row> d; d.", "groupBy("), OTHER: ("d = os.environ; d.", "items")}
KEPT = {OURS: "kept", OTHER: "kept"}
KEPT_SAYS = "42"

# The way to the first trip chart; the plain one is what Spark's own guide writes.
PLAIN = "plain"
SESSION = "var spark = trips.Spark.session();"
PLAIN_SESSION = (
    'var spark = org.apache.spark.sql.SparkSession.builder().master("local[*]").getOrCreate();'
)
CHART = (
    "import static org.apache.spark.sql.functions.*;\n"
    'var perDay = trips.Trips.sample(spark).groupBy(to_date(col("pickup_datetime")).as("date"))'
    '.count().orderBy("date");\n'
    'trips.Charts.line(perDay, "date", "count").title("Trips per day")'
)

_JAVA = 'System.out.print("begun"); System.out.flush(); '
_PYTHON = 'print("begun", end="", flush=True)\n'
_PASS = "def spin():\n    while True: pass\n"


def _java(code):
    return "{ " + _JAVA + code + " }"


# What an interrupt has to end: name, cell of ours, cell of the other or None.
ENDLESS = [
    ("endless loop", _java("while (true) {}"), _PYTHON + "while True: pass"),
    ("sleep", _java("Thread.sleep(3_600_000);"), _PYTHON + "time.sleep(3600)"),
    (
        "read of a pipe",
        _java("new PipedInputStream(new PipedOutputStream()).read();"),
        _PYTHON + "r, w = os.pipe(); os.read(r, 1)",
    ),
    (
        "read of a socket",
        _java(
            "try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());"
            " var client = new Socket(server.getInetAddress(), server.getLocalPort());"
            " var peer = server.accept()) { client.getInputStream().read(); }"
        ),
        _PYTHON + "a, b = socket.socketpair(); a.recv(1)",
    ),
    (
        "parallel stream",
        _java("IntStream.range(0, 8).parallel().forEach(i -> { while (true) {} });"),
        None,
    ),
    (
        "recursion",
        "class Deep { static long of(int n) { return n == 0 ? 1 : of(n - 1) + of(n - 1); } } "
        + _java("Deep.of(200);"),
        _PYTHON + "def deep(n): return 1 if n == 0 else deep(n - 1) + deep(n - 1)\ndeep(200)",
    ),
    (
        "wait for a lock",
        _java("holder.start(); inside.await(); synchronized (door) { door.notify(); }"),
        _PYTHON + "door.acquire()",
    ),
    (
        "CompletableFuture.join",
        _java("new CompletableFuture<String>().join();"),
        _PYTHON + "never.result()",
    ),
    (
        "regular expression",
        _java('Pattern.compile("(x+x+)+(y)\\\\2").matcher("x".repeat(60)).matches();'),
        _PYTHON + 're.match("(x+x+)+y", "x" * 60)',
    ),
    (
        "sort by a cell's comparator",
        _java(
            "var many = new Random(1).ints(400_000).boxed().collect(Collectors.toList());"
            " many.sort((a, b) -> { for (long i = 0; i < 1_000_000; i++) {"
            " if (a + i == b * 31L) return 1; } return Integer.compare(a, b); });"
        ),
        _PYTHON + "sorted(range(400_000), key=lambda a: sum(range(100_000)))",
    ),
]
