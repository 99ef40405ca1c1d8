using System.Text;

namespace Coordination.Integration.Walks;

/// <summary>
/// Makes requests malformed at random, in the ways in which people, programs and attackers have been seen to do it.
/// </summary>
public sealed class Nonsense(int seed)
{
    private delegate void Spoiling(Draft draft);

    private readonly Random dice = new(seed);
    private Spoiling[]? ways;

    /// <summary>A random caller of those given; most often one who may.</summary>
    public T One<T>(params T[] of) => of[dice.Next(of.Length)];

    public void Spoil(Draft draft)
    {
        ways ??= [Path, Query, Header, Header, Method, Body, Body, Body, Body, Form, Protocol];
        for (var times = One(1, 1, 1, 2, 3); times > 0; times--) One(ways)(draft);
    }

    private void Path(Draft draft)
    {
        var parts = draft.Path.Split('/');
        var at = dice.Next(Math.Min(1, parts.Length - 1), parts.Length);
        var junk = One("..", "%2e%2e", "%2e%2e%2f%2e%2e", "%00", "%ff%fe", "%", "%zz", "{id}", "-1", "42", "null", "%F0%9F%98%80",
            "%ED%A0%80", new string('a', 4000), "00000000-0000-0000-0000-000000000000", parts[at].ToUpperInvariant(), "%252e", "a;b=c",
            "\\..\\", "%5c", "%0d%0aX: y", "*", "'--", "\u00ff\u00fe", "");
        if (dice.Next(3) == 0) draft.Path += "/" + junk;
        else draft.Path = string.Join('/', parts[..at].Append(junk).Concat(parts[(at + 1)..]));
        Note(draft, "path " + at);
    }

    private void Query(Draft draft)
    {
        draft.Query = (draft.Query.Length > 0 ? draft.Query + "&" : "?")
            + One("limit=-1", "limit=99999999999999999999", "limit=1e3", "after=x", "asOf=9999-99-99T99:99:99Z",
            "asOf=0001-01-01T00:00:00Z", "asOf=9999-12-31T23:59:59.9999999-14:00", "at=9223372036854775807", "at=-1",
            "open=maybe", "open=true&open=true", "&&==&", "%00=%00", "x=" + new string('y', 6000), "person=%ff", "language=xx",
                "language=" + new string('z', 300), "show=%27", "then=//example.org", "category[]=food", "__proto__=1",
                string.Join('&', Enumerable.Range(0, 1500).Select(n => $"p{n}=1")), "%zz=%zz", "person=" + Guid.Empty,
                "from=2026-13-01T00:00:00Z", "until=-1");
        Note(draft, "query");
    }

    private void Header(Draft draft)
    {
        var (name, value) = One<(string, string?)>(("If-Match", "\"x"), ("If-Match", new string('9', 400)), ("If-Match", "*"),
            ("If-Match", "W/\"1\", \"2\""), ("If-None-Match", "\"\""), ("If-None-Match", new string(',', 2000)), ("Idempotency-Key", null),
            ("Idempotency-Key", new string('k', 7000)), ("Idempotency-Key", "\u00e9\u0081"), ("Idempotency-Key", "\"\""),
            ("Accept-Language", "xx-;q=9,*;q=-1"), ("Accept-Language", new string('e', 5000)), ("Accept-Language", "cy, \u00ff"),
                ("Last-Event-ID", "\u00ff\u00ff"), ("Last-Event-ID", new string('1', 5000)), ("Range", "bytes=9-1"), ("Range", "lines=1-2"),
                ("Accept", "text/*;q=x, ;;"), ("Accept", new string('a', 3000)), ("Accept", "application/xml"),
            ("Content-Type", "text/plain"), ("Content-Type", "application/json; charset=utf-16"),
                ("Content-Type", "application/json; charset=nonsense"), ("Content-Type", "multipart/form-data"),
                ("Content-Type", "multipart/form-data; boundary=" + new string('b', 200)), ("Content-Type", null), ("Content-Type", ";;;"),
            ("Authorization", "Bearer a.b.c"), ("Authorization", "Bearer " + new string('x', 5000)), ("Authorization", "Basic \u00ff"),
                ("Authorization", "Bearer"), ("Cookie", "coordination=CfDJ8nonsense; =; ;"),
                ("Cookie", "coordination=" + new string('A', 4000)), ("RequestVerificationToken", "nonsense"), ("Content-Encoding", "gzip"),
                ("Expect", "200-nothing"), ("X-Forwarded-For", "\u00ff"), ("If-Modified-Since", "yesterday"), ("Origin", "null"),
                ("Traceparent", "00-zz"), ("Baggage", new string(',', 3000)));
        draft.Set(name, value);
        Note(draft, $"{name} {value?[..Math.Min(12, value.Length)]}");
    }

    private void Method(Draft draft)
    {
        draft.Method = One("HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO", "get", "POST", "GET", "QUERY", new string('M', 60));
        Note(draft, "method");
    }

    private void Body(Draft draft)
    {
        var bytes = draft.Body;
        if (dice.Next(3) > 0 && draft.Meant is { } meant) bytes = new MalformedJson(dice).Of(meant.DeepClone().AsObject());
        else
        {
            bytes = One<Func<byte[]>>(() => Random(dice.Next(1, 400)), () => bytes[..dice.Next(bytes.Length + 1)], () => "null"u8.ToArray(),
                () => "[]"u8.ToArray(), () =>
                "\"\""u8.ToArray(), () => [0xEF, 0xBB, 0xBF, .. bytes], () => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes)),
                () => Encoding.ASCII.GetBytes(new string('[', One(40, 5000)) + new string(']', 10)), () =>
                    Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1"), () =>
                        Flipped(bytes), () =>
                            [.. bytes, .. bytes], () => [.. Encoding.ASCII.GetBytes(new string(' ', 70_000)), .. bytes])();
        }
        draft.Body = bytes;
        Note(draft, "body");
    }

    /// <summary>The same as a form, with the mistakes that forms can have.</summary>
    private void Form(Draft draft)
    {
        draft.Method = "POST";
        draft.Set("Content-Type",
            One("application/x-www-form-urlencoded", "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data; boundary=x"));
        draft.Body = Encoding.Latin1.GetBytes(One("wanted=1&wanted.amount=2&wanted.unit=pack", "wanted.amount.amount.amount=2",
            "a.=1&.b=2&..=3&=4", "wards[]=1&wards=2&wards[].x=3", "category=food&words=%00&wanted.amount=1",
            "words=%ed%a0%80&category=food", "%=%&%zz=%zz", string.Join('&', Enumerable.Range(0, 3000).Select(n => $"f{n}=1")),
            "words=" + new string('w', 60_000),
            new string('k', 5000) + "=1", "__RequestVerificationToken=broken&words=x",
                "idempotency-key=" + new string('i', 500) + "&words=x", "idempotency-key=%00&words=x",
                "_refused=//example.org&_return=\\\\x", "_refused=/%00&words=", "_refused=%2Fnear-by%2Frequests%3Fopen%3D%00",
                "step=nothing&go=nowhere", "--x\r\nContent-Disposition: form-data; name=\"words\"\r\n\r\nx",
                "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\nx\r\n--x--", "search=%ff%fe",
                "search=" + new string('s', 3000), "starts.on=x&starts=y&starts.at=z", "person=x&person=y", "\u00ff\u0000\u0001"));
        Note(draft, "form");
    }

    /// <summary>Bytes that are not HTTP any more.</summary>
    private void Protocol(Draft draft)
    {
        draft.IsNoHttp = true;
        One<Action>(() => draft.Set("Host", null), () => draft.Set("Content-Length", "-1"), () => draft.Set("Content-Length", "5, 6"),
            () => { draft.Set("Transfer-Encoding", "chunked"); draft.Set("Content-Length", "3"); draft.Body = "xyz\r\n"u8.ToArray(); },
            () => { draft.Set("Transfer-Encoding", "chunked"); draft.Body = "zz\r\nnonsense\r\n0\r\n\r\n"u8.ToArray(); },
            () => draft.Headers.Add(("X\u0000", "y")), () =>
                draft.Headers.Add(("X-Split", "a\r\n b")), () =>
                    draft.Headers.Add(("X", "\u0000")), () =>
                        draft.Headers.Add(("X-Long", new string('x', 40_000))), () =>
                            draft.Method = "GE T", () =>
                                draft.Path = "no-slash", () =>
                                    draft.Path = "http://[::/x", () =>
                                        draft.Path = "/" + new string('p', 9000), () =>
                                            draft.Headers.Add(("Host", "other")), () =>
                                                draft.Headers.AddRange(Enumerable.Range(0, 120).Select(n => ($"X-{n}", "y"))))();
        Note(draft, "protocol");
    }

    private byte[] Random(int length)
    {
        var bytes = new byte[length];
        dice.NextBytes(bytes);
        return bytes;
    }

    private byte[] Flipped(byte[] bytes)
    {
        var other = bytes.ToArray();
        for (var times = 0; times < 3 && other.Length > 0; times++) other[dice.Next(other.Length)] = (byte)dice.Next(256);
        return other;
    }

    private static void Note(Draft draft, string what) => draft.Done.Add(what);
}
