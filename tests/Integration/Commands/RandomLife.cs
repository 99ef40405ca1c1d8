using Npgsql;

namespace Coordination.Integration.Commands;

/// <summary>A community in which requests, offers, matches, bookings and records come and go by chance.</summary>
internal static class RandomLife
{
    /// <summary>The same for the same seed, except for ids. Refused commands are part of it.</summary>
    // Each line of the switch is one thing that may happen next.
    public static async Task LiveAsync(NpgsqlDataSource owner, Town town, Random random)
    {
        var ada = town.Founder;
        List<Guid> people = [await ada.PersonAsync(), await ada.PersonAsync()], sessions = [await ada.SessionAsync(3)];
        List<Guid> requests = [], offers = [], matches = [];
        List<(Guid Session, Guid Booking, Guid Person)> places = [];
        requests.Add(await ada.RequestAsync(people[0]));
        offers.Add(await ada.OfferAsync(people[1]));
        for (var step = 0; step < 60; step++)
        {
            var person = Any(people);
            switch (step < 12 ? step % 6 : random.Next(13))
            {
                case 0: await MadeAsync(requests, "requests/raise", Caller.For(person, Request(person))); break;
                case 1: await MadeAsync(offers, "offers/make", Caller.For(person, Offer(person))); break;
                case 2: await MadeAsync(matches, "matches/propose", Match()); break;
                case 3: await BookAsync(Any(sessions), person); break;
                case 4: if (places.Count > 0) await GiveBackAsync(Any(places)); break;
                case 5: people.Add(await ada.PersonAsync()); break;
                case 6: if (matches.Count > 0) await ada.SendAsync($"matches/{Any(matches)}/accept", Side()); break;
                case 7: await ada.SendAsync($"requests/{Any(requests)}/book", new { session = Any(sessions) }); break;
                case 8: await ada.SendAsync($"people/{person}/share-household", Caller.For(person, new { with = Any(people) })); break;
                case 9: await ada.SendAsync($"people/{person}/merge", new { into = Any(people), words = "the same" }); break;
                case 10: if (places.Count > 0) await KeepAsync(Any(places)); break;
                case 11: await ChangeAsync(Any(sessions)); break;
                default: await ada.SendAsync($"people/{person}/consents/ask", new { purpose = "contact-sharing" }); break;
            }
        }
        async Task MadeAsync(List<Guid> all, string path, object body)
        {
            if (await ada.SendAsync(path, body) is { Number: < 300 } made) all.Add(made.Subject);
        }
        object Request(Guid person) => new { person, category = "food", words = "a loaf", wanted = Items(), ward = "E05001370" };
        object Offer(Guid helper) => new { helper, category = "food", words = "a loaf", offered = Items() };
        object Match() => new { request = Any(requests), offer = Any(offers), quantity = new { amount = 1, unit = "item" } };
        object Items() => new { amount = random.Next(1, 4), unit = "item" };
        object Side() => new { side = random.Next(2) == 0 ? "person" : "helper" };
        T Any<T>(List<T> all) => all[random.Next(all.Count)];
        async Task BookAsync(Guid session, Guid person)
        {
            if ((await ada.BookAsync(session, person)).Number < 300)
                places.Add((session, await LastBookedAsync(owner, session), person));
        }
        Task GiveBackAsync((Guid Session, Guid Booking, Guid Person) at) =>
            ada.SendAsync($"sessions/{at.Session}/bookings/{at.Booking}/cancel", Caller.For(at.Person, new { }));
        Task KeepAsync((Guid Session, Guid Booking, Guid Person) at) =>
            ada.SendAsync($"sessions/{at.Session}/bookings/{at.Booking}/{Any(["attended", "absent", "undo-attendance"])}", new { });
        Task ChangeAsync(Guid session) => random.Next(4) == 0
            ? ada.SendAsync($"sessions/{session}/cancel", new { reason = "weather" })
            : ada.SendAsync($"sessions/{session}/change", Caller.Session(3, random.Next(30, 120)));
    }

    private static async Task<Guid> LastBookedAsync(NpgsqlDataSource owner, Guid session)
    {
        await using var command = owner.CreateCommand("""
            select (data ->> 'booking')::uuid from coordination.mt_events
            where stream_id = $1 and type = 'session.place-booked' order by version desc limit 1
            """);
        command.Parameters.Add(new() { Value = session });
        return (Guid)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
