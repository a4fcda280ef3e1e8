import django.db.models.deletion
from django.db import migrations, models

FILL = """
    UPDATE quizzes_{table} SET sequence = (
        SELECT count(*) FROM quizzes_{table} AS other
        WHERE other.attempt_id = quizzes_{table}.attempt_id AND other.id <= quizzes_{table}.id
    )
"""


def steps(model, attempts, constraint):
    """Number the answers of each attempt in the order in which they came in."""
    return [
        migrations.AddField(model, 'sequence', models.PositiveSmallIntegerField(null=True)),
        migrations.RunSQL(FILL.format(table=model), migrations.RunSQL.noop),
        migrations.AlterField(model, 'sequence', models.PositiveSmallIntegerField()),
        migrations.AlterField(
            model,
            'attempt',
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name='responses',
                to=f'quizzes.{attempts}',
            ),
        ),
        migrations.AddConstraint(
            model, models.UniqueConstraint(fields=('attempt', 'sequence'), name=constraint)
        ),
    ]


class Migration(migrations.Migration):

    dependencies = [('quizzes', '0002_bank_and_deliveries')]

    operations = [
        migrations.AlterModelOptions(
            'pupilresponse',
            {
                'ordering': ['sequence'],
                'verbose_name': "Pupil's answer",
                'verbose_name_plural': "Pupils' answers",
            },
        ),
        migrations.AlterModelOptions(
            'response',
            {'ordering': ['sequence'], 'verbose_name': 'Answer', 'verbose_name_plural': 'Answers'},
        ),
        *steps('pupilresponse', 'pupilattempt', 'one_pupil_answer_at_a_time'),
        *steps('response', 'attempt', 'one_answer_at_a_time'),
    ]
