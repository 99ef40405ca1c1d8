using Coordination.Domain.Kernel;

namespace Coordination.Specs.Kernel;

public class ActingAsAProgram
{
    private static readonly Circumstances byProgram =
        Any.ByAda with { Actor = Actor.Program(Any.Id<ProgramId>(1)), Roles = new HashSet<Role> { Role.Program }, Channel = Channel.Api };

    [Fact]
    public void A_program_says_for_whom_it_acts_and_with_what_authority()
    {
        byProgram.MaySpeakFor(Any.Ben).Should().Be(Circumstances.NotYours);
        byProgram.For(Any.Ben, null).MaySpeakFor(Any.Ben).Should().Be(Circumstances.AuthorityNeeded);
        byProgram.For(Any.Ben, Authority.Self).MaySpeakFor(Any.Ben).Should().Be(Circumstances.AuthorityNeeded);
        byProgram.For(Any.Cleo).MaySpeakFor(Any.Ben).Should().Be(Circumstances.NotConcerned);
        byProgram.For(Any.Ben).MaySpeakFor(Any.Ben).Should().BeNull();
        byProgram.MayActAmong(Any.Ben).Should().Be(Circumstances.NotYours);
        byProgram.For(Any.Ben).MayActAmong(Any.Ben).Should().BeNull();
    }

    [Fact]
    public void A_program_is_no_person_and_a_person_no_program()
    {
        Actor.Program(new(Any.Ada.Value)).Is(Any.Ada).Should().BeFalse();
        Actor.Program(Any.Id<ProgramId>(1)).AsPerson.Should().BeNull();
        Actor.Person(Any.Ada).AsProgram.Should().BeNull();
        Actor.System("deadlines").AsPerson.Should().BeNull();
        Actor.System("deadlines").AsProgram.Should().BeNull();
    }
}
